import OrdersCore

// Whether orders are hidden that no run is going to move.

extension CheckUp {
    func flags() throws -> Finding? {
        guard sql.flaggedBefore != nil else { return nil }
        let rows = try FlagSQL(sql: sql).extent().count(db)
        guard rows > 0 else {
            return Finding(
                .ok, subject: "flags", message: "those that are left hide no order; the next run removes them"
            )
        }
        let orders = "\(rows.grouped) \(rows == 1 ? "order is" : "orders are") flagged"
        if let run = try JournalSQL.unfinished([.archive], db) {
            return Finding(
                .ok, subject: "flags", message: "\(orders), and job \(run.id) is to move them")
        }
        return Finding(
            .notice, subject: "flags",
            message: "\(orders) and hidden from main's route, but no run moves them",
            advice: "`ordertop archive run` moves them, `ordertop archive restore` shows them again")
    }
}
