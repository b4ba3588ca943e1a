import OrdersCore

/// What a load finds: nothing, for which it makes the tables, or a shop that was generated before.
struct LoadGround {
    let isNew: Bool
    let orderIDOffset: Int64
    let names: TakenNames

    /// Looks, in the transaction of the load, and makes the tables where there are none.
    ///
    /// - Throws: `OrdersError`: `invalidInput`, `schemaMismatch`; `PostgresError`.
    static func prepare(_ db: PostgresConnection, name: String, append: Bool) throws -> LoadGround {
        let found = try LoadedTable.allCases.filter { try TableShape.fetch($0.rawValue, db) != nil }
        guard !found.isEmpty else {
            for table in DemoSchema.tables { try db.execute(table.sql) }
            return LoadGround(isNew: true, orderIDOffset: 0, names: TakenNames())
        }
        try checkColumns(db, name)
        // Nobody else may add orders between the look at the last id and the end.
        try db.execute("LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE")
        let holdsOrders = try Query("SELECT EXISTS (SELECT 1 FROM orders)").isTrue(db)
        guard append || !holdsOrders else {
            throw OrdersError(
                .invalidInput,
                "\(name) already holds orders: add to them with --append, or name another database.")
        }
        return LoadGround(isNew: false, orderIDOffset: try highestOrderID(db), names: try TakenNames(db))
    }

    /// The tables that `setup` makes.
    static func installOwnObjects(_ db: PostgresConnection) throws {
        let facts = try SchemaFacts.gather(db, schema: PostgresStore.standardSchema)
        let sql = MappedSQL(PostgresStore.standardSchema, facts: facts)
        for statement in try SetupPlan(db: db, sql: sql, facts: facts).statements() {
            try db.execute(statement)
        }
    }

    /// - Throws: `OrdersError` (`schemaMismatch`) when a table of the demo is missing or has other columns.
    static func checkColumns(_ db: PostgresConnection, _ name: String) throws {
        for table in LoadedTable.allCases {
            let shape = try TableShape.fetch(table.rawValue, db)
            guard let shape, !shape.isView, shape.columns.map(\.name) == table.columns else {
                throw OrdersError(
                    .schemaMismatch,
                    "\(name) is not a shop that ordertop generated (its table \(table.rawValue) is missing or different): "
                        + "generate into an empty database.")
            }
        }
    }

    private static func highestOrderID(_ db: PostgresConnection) throws -> Int64 {
        let main = try Query("SELECT MAX(id) FROM orders").count(db)
        guard try TableShape.fetch("orders_archive", db) != nil else { return main }
        return max(main, try Query("SELECT MAX(id) FROM orders_archive").count(db))
    }
}
