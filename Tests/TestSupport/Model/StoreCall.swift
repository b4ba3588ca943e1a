/// What is asked of a store, for tests that hold a call up or let it fail.
public enum StoreCall: String, Hashable, Sendable {
    case topSpenders, dailySpending, ordersByHour
    case users, products, recentViews, recordView, previewSweep, sweepViews
    case orders
    case advise, indexes, indexSizes, plan, plans, rowsRead, previewBuild, buildIndex, previewDrop, dropIndex
    case flaggedOrderIDs, flag, unflag, removeDeadFlags
    case archiveStatus, ordersPerMonth, previewMove, heldOrders, prepareMove, orderIDs, move, verifyArchive,
        giveBackSpace
    case totalsStatus, previewTotals, beginTotals, foldTotals, removeTotals, verifyTotals
    case jobs, job, createJob, acquireJob, requestJob, recordCheckpoint, endJob, jobLog, recentLog
    case overview, changeToken, findings, setUp, tearDown
}
