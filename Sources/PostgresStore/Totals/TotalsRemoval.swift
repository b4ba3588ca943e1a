import OrdersCore

/// Removes the live totals: the triggers first, so that writers are free of them at once, then the tables.
struct TotalsRemoval {
    /// What is left to do, in order.
    enum Piece: Hashable {
        case triggers([String])
        case tables([String])
    }

    let db: PostgresConnection
    let objects: TotalsObjects

    /// Everything at once, for `teardown`.
    static func statements(_ db: PostgresConnection, _ sql: MappedSQL) throws -> [String] {
        let facts = try SchemaFacts.gather(db, schema: sql.schema)
        return try TotalsRemoval(db: db, objects: TotalsObjects(sql: sql, facts: facts)).statements()
    }

    func statements() throws -> [String] { try triggers() + tables().map(dropTable) }

    /// Nil when nothing is left.
    func next() throws -> Piece? {
        let triggers = try triggers()
        if !triggers.isEmpty { return .triggers(triggers) }
        let tables = try tables()
        return tables.isEmpty ? nil : .tables(tables)
    }

    /// Inside the caller's transaction.
    ///
    /// - Returns: how many rows went.
    func remove(_ piece: Piece) throws -> Int {
        switch piece {
        case .triggers(let statements):
            for statement in statements { try db.execute(statement) }
            if try tables().contains(TotalsTables.stateName) {
                try TotalsState.setPhase(.removing, objects.tables, db)
            }
            return 0
        case .tables(let tables):
            let rows = try rows(of: tables)
            for table in tables { try db.execute(dropTable(table)) }
            return Int(rows)
        }
    }

    /// How many rows some of the tables hold.
    func rows(of tables: [String]) throws -> Int64 {
        try tables.filter { TotalsTables.filled.contains($0) }.reduce(Int64(0)) { sum, table in
            try sum + Query("SELECT COUNT(*) FROM \(objects.tables.qualified(table))").count(db)
        }
    }

    /// The tables of ours that are there, as their comment tells: nobody else's of the same name is touched.
    func tables() throws -> [String] {
        try TotalsTables.names.filter { name in
            try Query(
                "SELECT obj_description(to_regclass(:table), 'pg_class') = :comment",
                ["table": .text(objects.tables.qualified(name)), "comment": .text(TotalsTables.comment)]
            ).isTrue(db)
        }
    }

    /// The first table of a name that ours shall have, which somebody else made.
    func takenName() throws -> String? {
        let ours = try tables()
        return try TotalsTables.names.first { name in
            try !ours.contains(name)
                && Query(
                    "SELECT to_regclass(:table) IS NOT NULL", ["table": .text(objects.tables.qualified(name))]
                ).isTrue(db)
        }
    }

    private func dropTable(_ name: String) -> String { "DROP TABLE \(objects.tables.qualified(name))" }

    /// The statements that drop the triggers and functions that are there.
    private func triggers() throws -> [String] {
        let names: [String: PostgresValue] = [
            "orders": .text(objects.table), "names": .texts(TotalsTriggers.Event.allCases.map(\.name)),
            "namespace": .text(objects.tables.namespace),
        ]
        let triggers = try Query(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(:orders) AND tgname = ANY (:names) ORDER BY 1",
            names
        ).rows(db).map { "DROP TRIGGER \($0.text(0)) ON \(objects.table)" }
        let functions = try Query(
            """
            SELECT proname FROM pg_proc
            WHERE pronamespace = to_regnamespace(quote_ident(:namespace)) AND proname = ANY (:names)
            ORDER BY 1
            """, names
        ).rows(db).map { "DROP FUNCTION \(objects.tables.qualified($0.text(0)))()" }
        return triggers + functions
    }
}
