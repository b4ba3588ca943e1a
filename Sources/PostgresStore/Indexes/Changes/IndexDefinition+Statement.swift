import OrdersCore

/// A definition's statement and what it is made of. It builds without keeping writers out.
extension IndexDefinition {
    /// - Parameter body: what stands behind the table: columns, what else it holds, which rows.
    init(name: String, on table: String, body: String, purpose: String) {
        self.init(
            name: name, table: table, statement: IndexDefinition.head(name, on: table) + body,
            purpose: purpose)
    }

    /// What stands behind the table.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) for a statement that this store didn't make.
    func body() throws(OrdersError) -> String {
        let head = IndexDefinition.head(name, on: table)
        guard statement.hasPrefix(head) else {
            throw OrdersError(
                .invalidInput, "\"\(name)\" is no index that ordertop can build: give its columns instead.")
        }
        return String(statement.dropFirst(head.count))
    }

    /// The same index on a table of this session alone, where nobody has to be let through meanwhile.
    func statement(onTemporary table: String) throws(OrdersError) -> String {
        "CREATE INDEX \(Quoting.identifier(name)) ON pg_temp.\(Quoting.identifier(table)) \(try body())"
    }

    /// Longer names are cut by the server.
    static let longestName = 63

    private static func head(_ name: String, on table: String) -> String {
        "CREATE INDEX CONCURRENTLY \(Quoting.identifier(name)) ON \(Quoting.identifier(table)) "
    }
}
