import GRDB
import OrdersCore

/// What `setup` has to run on a database.
struct SetupPlan {
    let db: Database
    let schema: OrdersSchema

    /// Everything, in the order it runs.
    func allStatements() throws -> [String] {
        try (walStatement().map { [$0] } ?? []) + statements()
    }

    /// With a rollback journal a job's writes would lock readers out. Not part of a transaction, SQLite can't
    /// change the mode within one.
    func walStatement() throws -> String? {
        try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" ? nil : "PRAGMA journal_mode = WAL"
    }

    /// The statements of the transaction.
    func statements() throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: schema.orders.table) else {
            throw OrdersError(
                .schemaMismatch, "The table \"\(schema.orders.table)\" is gone: open the database again.")
        }
        let version = try OwnObjects.version(db)
        if version == 0, try TableShape.fetch(db, table: schema.archiveTable) != nil {
            throw OrdersError(
                .invalidInput,
                "There is a table \"\(schema.archiveTable)\" that ordertop did not make: name another archive in the "
                    + "schema file.")
        }
        return try OwnObjects(schema: schema, orders: orders).statements(from: version)
    }
}
