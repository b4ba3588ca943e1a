import GRDB
import OrdersCore

/// Removes the live totals piece by piece: the triggers first, so that writers are free of them at once, then
/// the rows, then the tables.
struct TotalsRemoval {
    /// What is left to do, in order.
    enum Piece: Hashable {
        case triggers([String])
        case rows(of: String)
        case tables([TotalsObject])
    }

    let db: Database
    let objects: TotalsObjects

    /// Looks without the write lock; nil when nothing is left.
    func next() throws -> Piece? {
        let present = try TotalsTrust.statements(db)
        let triggers = TotalsTriggers.names.filter { present[$0] != nil }
        if !triggers.isEmpty { return .triggers(triggers) }
        for table in TotalsTables.filled where present[table] != nil {
            if try Query("SELECT EXISTS (SELECT 1 FROM \(table))").count(db) == 1 { return .rows(of: table) }
        }
        let tables = objects.tables.filter { $0.kind == .table && present[$0.name] != nil }
        return tables.isEmpty ? nil : .tables(tables)
    }

    /// Inside the caller's transaction.
    ///
    /// - Returns: how many rows went.
    func remove(_ piece: Piece, limit: Int) throws -> Int {
        switch piece {
        case .triggers(let triggers):
            for trigger in triggers { try db.execute(sql: TotalsRemoval.dropTrigger(trigger)) }
            if try TotalsState.fetch(db) != nil {
                try db.execute(
                    sql: "UPDATE \(TotalsTables.state) SET state = '\(TotalsState.Phase.removing.rawValue)'")
            }
            return 0
        case .rows(let table):
            let key = table == TotalsTables.totals ? "user_id" : "order_id"
            return try Query(
                "DELETE FROM \(table) WHERE \(key) IN (SELECT \(key) FROM \(table) ORDER BY \(key) LIMIT :limit)",
                ["limit": limit.databaseValue]
            ).run(db)
        case .tables(let tables):
            for table in tables { try db.execute(sql: table.dropStatement) }
            return 0
        }
    }

    /// Everything at once.
    func statements() throws -> [String] {
        let present = try TotalsTrust.statements(db)
        let tables = objects.tables.filter { $0.kind == .table && present[$0.name] != nil }
        return TotalsTriggers.names.filter { present[$0] != nil }.map(TotalsRemoval.dropTrigger)
            + tables.map(\.dropStatement)
    }

    private static func dropTrigger(_ name: String) -> String {
        "DROP TRIGGER IF EXISTS \(Quoting.identifier(name))"
    }
}
