import OrdersCore

/// Makes tables of this session alone that look as the database's do and have their names, without their indexes.
struct TableCopy {
    /// The table in the database.
    let table: MappedRelation
    let db: PostgresConnection

    /// The copy, as SQL.
    var sql: String { "pg_temp.\(Quoting.identifier(table.name))" }

    /// An empty copy. Generated columns are ordinary ones there, so that rows can be put in as they are.
    func create() throws {
        try db.execute("CREATE TEMPORARY TABLE \(Quoting.identifier(table.name)) (LIKE \(table.sql))")
    }

    /// Puts in rows of the table.
    ///
    /// - Parameter rows: what stands behind the table's name.
    /// - Returns: how many.
    func fill(_ rows: String, _ arguments: [String: PostgresValue] = [:]) throws -> Int64 {
        let name = Quoting.identifier(table.name)
        return Int64(
            try Query("INSERT INTO \(sql) SELECT \(name).* FROM \(table.sql) AS \(name) \(rows)", arguments)
                .run(db))
    }

    /// Rows from all over the table, whole pages of them.
    ///
    /// - Parameters:
    ///   - most: about how many.
    ///   - rows: how many the table has.
    func fillSample(most: Int64, of rows: Int64) throws -> Int64 {
        guard rows > most, table.kind != "m" else { return try fill("LIMIT :most", ["most": .int(2 * most)]) }
        let percent = 100 * Double(most) / Double(rows)
        return try fill("TABLESAMPLE SYSTEM (:percent)", ["percent": .double(percent)])
    }

    /// Runs a body in a transaction that leaves nothing.
    static func tried<Value>(_ db: PostgresConnection, _ body: () throws -> Value) throws -> Value {
        var value: Value?
        do {
            try db.transaction(.write) {
                value = try body()
                throw Undone()
            }
        } catch is Undone {}
        guard let value else { throw PostgresError("a try ended without a result") }
        return value
    }

    private struct Undone: Error {}
}
