import OrdersCore

/// Which children have a table for their archived rows: from then on no order moves without them, whatever schema file
/// somebody opens the database with.
enum ChildRegister {
    /// Empty before `setup`, too.
    static func fetch(_ db: PostgresConnection) throws -> [ChildTable] {
        guard try Query("SELECT to_regclass('\(ArchiveObjects.childrenTable)') IS NOT NULL").isTrue(db) else {
            return []
        }
        return try Query(
            "SELECT child, order_column, archive FROM \(ArchiveObjects.childrenTable) ORDER BY child"
        ).rows(db).map { ChildTable(table: $0.text(0), order: $0.text(1), archiveTable: $0.text(2)) }
    }

    /// The statement that enters a child.
    static func add(_ child: ChildTable) -> String {
        let values = [child.table, child.order, child.archiveTable].map(Quoting.literal)
        return """
            INSERT INTO \(ArchiveObjects.childrenTable) (child, order_column, archive)
            VALUES (\(values.joined(separator: ", ")))
            """
    }
}
