import GRDB
import OrdersCore

/// A child table as main declares it.
struct ChildShape: Hashable, Sendable {
    let child: ChildTable
    let main: TableShape
    let isWithoutRowID: Bool

    /// - Throws: `OrdersError` (`schemaMismatch`) when it is gone.
    static func fetch(_ child: ChildTable, _ db: Database) throws -> ChildShape {
        guard let main = try TableShape.fetch(db, table: child.table) else {
            throw OrdersError(
                .schemaMismatch, "The table \"\(child.table)\" is gone: open the database again.")
        }
        let isWithoutRowID = try TableShape.isWithoutRowID(child.table, db)
        return ChildShape(child: child, main: main, isWithoutRowID: isWithoutRowID)
    }

    /// The columns of the primary key in its order; empty where there is none.
    var key: [String] { main.primaryKey.map(\.name) }

    /// Columns of the key in which there may be NULL, which doesn't tell rows apart. That of the order is not among
    /// them: rows without an order don't move.
    var looseKey: [String] {
        let columns = main.primaryKey
        // An alias of the row id, which no declaration keeps from NULL.
        if columns.count == 1 && columns[0].type.uppercased() == "INTEGER" { return [] }
        return columns.filter { !$0.isNotNull && $0.name.lowercased() != child.order.lowercased() }.map(
            \.name)
    }
}
