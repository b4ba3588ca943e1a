import OrdersCore

// Whether orders are hidden that no run is going to move.

extension CheckUp {
    func flags() throws -> Finding? {
        guard sql.flaggedBefore != nil else { return nil }
        return Finding(
            flaggedOrders: try FlagSQL(sql: sql).extent().count(db),
            movedBy: try JournalSQL.unfinished([.archive], db)?.id)
    }
}
