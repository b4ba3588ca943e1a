import OrdersCore

extension MoveTables {
    /// Those of a child.
    init(_ direction: ArchiveDirection, sql: MappedSQL, child: ChildShape) {
        self.init(
            direction, main: child.main, archive: sql.archive.table(of: child.child), key: child.key,
            order: child.child.order)
    }

    /// Whether the target has an order's rows as the source has them: each, equal in every column, and the archive
    /// none that main hasn't. Main may have got others that somebody wrote for an archived order.
    ///
    /// - Parameter order: the order's id as it is called in the statement.
    func haveCopies(of order: String) -> String {
        let isComplete = """
            NOT EXISTS (SELECT 1 FROM \(source) WHERE \(orderID) = \(order) AND NOT \(isCopied))
            """
        guard direction == .archive else { return isComplete }
        return """
            \(isComplete)
            AND (SELECT COUNT(*) FROM \(source) WHERE \(orderID) = \(order))
              = (\(countInTarget(where: "\(targetOrderID) = \(order)")))
            """
    }

    /// How many rows the target has.
    ///
    /// - Parameter condition: on `targetOrderID`.
    func countInTarget(where condition: String) -> String {
        "SELECT COUNT(*) FROM \(target) AS \"\(MoveTables.targetName)\" WHERE \(condition)"
    }
}
