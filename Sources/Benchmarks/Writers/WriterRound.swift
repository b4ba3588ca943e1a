import OrdersCore
import SQLiteStore

/// One round of writing to a shop of its own.
struct WriterRound {
    let ordersPerSecond: Double
    /// What became of the totals; nil without them.
    let folding: Folding?

    /// What the keeper had not folded when the writer stopped, and how it went on.
    struct Folding: Encodable {
        let ordersLeft: Int
        let foldedPerSecondAfter: Double
        /// Nil when it took longer than the round waited.
        let caughtUpAfterSeconds: Double?
        /// Whether every user's total was that of direct.
        let isExact: Bool
    }

    /// Without totals nothing runs beside the writer.
    static func alone(_ shop: ShopFile, rowsPerCommit: Int) async throws -> WriterRound {
        WriterRound(ordersPerSecond: try await write(to: shop, rowsPerCommit).perSecond, folding: nil)
    }

    /// With totals the keeper folds all the while, as it does in an open dashboard, and goes on afterwards.
    static func besideKeeper(_ shop: ShopFile, rowsPerCommit: Int) async throws -> WriterRound {
        try await shop.withStore { store in
            let keeper = FoldingInBackground(store)
            defer { keeper.cancel() }
            let written = try await write(to: shop, rowsPerCommit)
            let left = max(0, written.orders - keeper.meter.rows)
            let folding = try await catchUp(keeper, store, left: left)
            return WriterRound(ordersPerSecond: written.perSecond, folding: folding)
        }
    }

    private static func write(to shop: ShopFile, _ rowsPerCommit: Int) async throws -> WrittenOrders {
        try await offPool {
            try OrderWriter(path: shop.path).write(rowsPerCommit: rowsPerCommit, for: duration)
        }
    }

    private static func catchUp(
        _ keeper: FoldingInBackground, _ store: SQLiteStore, left: Int
    ) async throws -> Folding {
        let elapsed = ContinuousClock().stopwatch()
        let before = keeper.meter.rows
        var isLeft = true
        while isLeft, elapsed() < patience {
            try await Task.sleep(for: .milliseconds(50))
            isLeft = try await store.totalsStatus(at: wallClock()).pendingRows > 0
        }
        let seconds = elapsed().inSeconds
        await keeper.stop()
        return Folding(
            ordersLeft: left,
            foldedPerSecondAfter: (Double(keeper.meter.rows - before) / seconds).rounded(),
            caughtUpAfterSeconds: isLeft ? nil : seconds.rounded(to: 2),
            isExact: try await store.verifyTotals(at: wallClock()).isExact)
    }

    static let duration: Duration = .seconds(3)
    private static let patience: Duration = .seconds(15)
}
