public import OrdersCore

extension PostgresStore {
    /// The number of orders is counted in small tables and is the planner's estimate of large ones.
    public func overview() async throws -> StoreOverview {
        let (facts, name) = (facts, address.database)
        let reason = status.withLock { $0.readOnlyReason }
        let replica = await replica?.use()
        return try await read { db, sql in
            StoreOverview(
                name: name, engine: "PostgreSQL \(facts.server.versionText)",
                orders: try RowEstimate(table: facts.orders, sql: sql.orders.table).rows(db),
                bytes: try Query("SELECT pg_database_size(current_database())").count(db),
                readOnlyReason: reason, replica: replica)
        }
    }

    /// A hash of which transactions have ended: every commit of a transaction that wrote changes it, and a query doesn't.
    public func changeToken() async throws -> Int64 {
        try await read { db, _ in
            try Query("SELECT hashtextextended(pg_current_snapshot()::text, 0)").count(db)
        }
    }

    public func findings(at now: Instant) async throws -> [Finding] {
        let (status, index) = (status.withLock { $0 }, proposedIndexes.first)
        let replica = await replica?.use()
        return try await readBoth { sides in
            try CheckUp(sides: sides, status: status, reportIndex: index, replica: replica, now: now)
                .findings()
        }
    }
}
