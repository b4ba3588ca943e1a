import GRDB
import OrdersCore

/// Which children have a table for their archived rows: from then on no order moves without them, whatever schema
/// file somebody opens the database with.
enum ChildRegister {
    /// Whether this version of ordertop's own objects has one.
    static func exists(_ db: Database) throws -> Bool {
        try OwnObjects.version(db) >= OwnObjects.childrenVersion
    }

    static func fetch(_ db: Database) throws -> [ChildTable] {
        guard try exists(db) else { return [] }
        return try Query(
            "SELECT child, order_column, archive FROM main.\(OwnObjects.childrenTable) ORDER BY child"
        )
        .rows(db).map { ChildTable(table: $0[0], order: $0[1], archiveTable: $0[2]) }
    }

    /// The tables of archived rows in the database's own file.
    static func tablesInMain(_ db: Database) throws -> [String] {
        guard try exists(db), try RememberedPlace.fetch(db) == nil else { return [] }
        return try fetch(db).map(\.archiveTable)
    }

    /// The statement that enters a child.
    static func add(_ child: ChildTable) -> String {
        let values = [child.table, child.order, child.archiveTable].map(Quoting.literal)
        return """
            INSERT INTO \(OwnObjects.childrenTable) (child, order_column, archive)
            VALUES (\(values.joined(separator: ", ")))
            """
    }

    /// For an archive that begins anew in another place.
    static func clear(_ db: Database) throws {
        guard try exists(db) else { return }
        try Query("DELETE FROM main.\(OwnObjects.childrenTable)").run(db)
    }
}

extension ChildTable {
    /// Whether both mean the same, as SQLite compares names.
    func isSame(as other: ChildTable) -> Bool {
        [table, order, archiveTable].map { $0.lowercased() }
            == [other.table, other.order, other.archiveTable].map { $0.lowercased() }
    }
}
