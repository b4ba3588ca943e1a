import OrdersCore

/// One batch of keeping the totals, in the transaction of whoever holds the fold's lock.
struct Fold {
    let objects: TotalsObjects
    let batch: TotalsBatch
    /// Whether an index gives the orders of a span of time, so that a build can count them span by span.
    let countsBySpan: Bool

    private var sql: FoldSQL { FoldSQL(objects) }
    private var limit: Int { max(1, batch.rows) }

    /// - Returns: how many rows it looked at, and whether nothing was left.
    func run(_ state: inout TotalsState, _ db: PostgresConnection) throws -> (rows: Int, isFinished: Bool) {
        let taken = try takeIn(&state, db)
        var rows = taken
        // While a build counts, changes are taken in first, so that they don't pile up.
        if state.countingFrom != nil, taken < limit { rows += try count(&state, db) }
        let leftRows = state.phase == .ready ? try leave(&state, db) : 0
        rows += leftRows
        if state.phase == .building, state.countingFrom == nil { state.phase = .ready }
        return (rows, state.phase == .ready && taken < limit && leftRows < limit)
    }

    private func takeIn(_ state: inout TotalsState, _ db: PostgresConnection) throws -> Int {
        guard let row = try sql.takeIn(countedFrom: state.countedFrom, limit: limit).firstRow(db) else {
            return 0
        }
        state.countedOrders += row.int(1)
        if row.int(0) > 0 { try sql.dropEmptyTotals.run(db) }
        return Int(row.int(0))
    }

    private func count(_ state: inout TotalsState, _ db: PostgresConnection) throws -> Int {
        guard let from = state.countingFrom else { return 0 }
        let end = countsBySpan ? try sql.end(from: from, limit: limit).firstRow(db)?.instant(0) : nil
        let row = try sql.count(from: from, through: end).firstRow(db)
        state.countedOrders += row?.int(1) ?? 0
        state.countingFrom = end.map { Instant(microseconds: $0.microseconds + 1) }
        return Int(row?.int(0) ?? 0)
    }

    private func leave(_ state: inout TotalsState, _ db: PostgresConnection) throws -> Int {
        let all = batch.leavingBefore
        guard all > state.countedFrom else { return 0 }
        let end =
            try sql.leavingEnd(from: state.countedFrom, before: all, limit: limit).firstRow(db)?.instant(0)
            .map { min($0, all) } ?? all
        var rows = 0
        for query in sql.leave(from: state.countedFrom, before: end) {
            guard let row = try query.firstRow(db) else { continue }
            rows = Int(row.int(0))
            state.countedOrders -= row.int(1)
        }
        state.countedFrom = end
        try sql.raiseSince(to: end).run(db)
        return rows
    }
}
