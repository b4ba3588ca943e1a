extension Finding {
    /// Whether orders are hidden that no run is going to move.
    ///
    /// - Parameters:
    ///   - rows: how many orders' flags count.
    ///   - run: the run that is to move them, if any.
    package init(flaggedOrders rows: Int64, movedBy run: JobID?) {
        let orders = "\(rows.grouped) \(rows == 1 ? "order is" : "orders are") flagged"
        switch (rows, run) {
        case (0, _):
            self.init(
                .ok, subject: "flags", message: "those that are left hide no order; the next run removes them"
            )
        case (_, let run?):
            self.init(.ok, subject: "flags", message: "\(orders), and job \(run) is to move them")
        case (_, nil):
            self.init(
                .notice, subject: "flags",
                message: "\(orders) and hidden from main's route, but no run moves them",
                advice: "`ordertop archive run` moves them, `ordertop archive restore` shows them again")
        }
    }

    /// Problems first, then notices, then what is well.
    package static func ordered(_ findings: [Finding?]) -> [Finding] {
        let order: [Severity] = [.problem, .notice, .ok]
        return order.flatMap { severity in findings.compactMap(\.self).filter { $0.severity == severity } }
    }
}
