import OrdersCore

/// Looks a database over, in the caller's snapshots.
struct CheckUp {
    let sides: BothSides
    let status: StoreStatus
    /// The index proposed for the report, if any.
    let reportIndex: IndexDefinition?
    /// What becomes of the replica; nil where none was named.
    let replica: ReplicaUse?
    let now: Instant

    var db: PostgresConnection { sides.main }
    var sql: MappedSQL { sides.sql }

    /// Problems first, then notices, then what is well.
    func findings() throws -> [Finding] {
        Finding.ordered(
            try [
                server, replication, rights, setup, archive(), flags(), totals(), report(), statistics(),
                dates(),
                statuses(),
            ] + leftovers())
    }

    private var server: Finding {
        let server = status.facts.server
        let words = "PostgreSQL \(server.versionText), \(server.isReplica ? "a replica" : "a primary")"
        return Finding(.ok, subject: "server", message: words)
    }

    private var replication: Finding? {
        switch replica {
        case .reading(let lag):
            Finding(.ok, subject: "replica", message: "reports are read from it, \(lag.spokenSeconds) behind")
        case .leftOut(let reason):
            Finding(
                .notice, subject: "replica", message: "it \(reason), so the primary is read",
                advice: "look into the replica's log, or raise --max-lag")
        case nil: nil
        }
    }

    private var rights: Finding {
        guard let reason = status.readOnlyReason else {
            return Finding(.ok, subject: "rights", message: "the role \(status.facts.server.role) may write")
        }
        return Finding(.notice, subject: "rights", message: "nothing can be changed: \(reason)")
    }

    private var setup: Finding {
        if status.facts.isSetUp {
            return Finding(.ok, subject: "setup", message: "ordertop's own tables are in place")
        }
        return Finding(
            .notice, subject: "setup", message: "ordertop's own tables are missing",
            advice: status.facts.server.mayCreate
                ? "run `ordertop setup` for the archive and for jobs"
                : "let a DBA run what `ordertop setup --dry-run` prints")
    }

    /// PostgreSQL's own rule for stale statistics is that a tenth of the rows has changed.
    private func statistics() throws -> Finding? {
        let row = try Query(
            """
            SELECT GREATEST(last_analyze, last_autoanalyze), n_mod_since_analyze::int8, n_live_tup::int8
            FROM pg_stat_all_tables WHERE relid = :table::oid
            """, ["table": .int(status.facts.orders.number)]
        ).firstRow(db)
        guard let row else { return nil }
        let analyze = "run `ANALYZE \(sql.orders.table)`"
        guard row.instant(0) != nil else {
            return Finding(.notice, subject: "statistics", message: "the planner has none", advice: analyze)
        }
        guard row.int(1) * 5 > row.int(2), row.int(1) > 10_000 else {
            return Finding(.ok, subject: "statistics", message: "the planner's statistics are recent")
        }
        return Finding(
            .notice, subject: "statistics",
            message: "\(row.int(1).grouped) rows have changed since the planner's statistics were gathered",
            advice: analyze)
    }

    /// Looks at the first orders only: enough to see that something is wrong.
    private func dates() throws -> Finding? {
        let bad = try Query(
            """
            SELECT COUNT(*) FROM (
              SELECT \(sql.orders.createdAt.raw) AS "ordertop_created" FROM \(sql.orders.table) LIMIT 10000
            ) AS "ordertop_first" WHERE "ordertop_created" IS NULL
            """
        ).count(db)
        guard bad > 0 else {
            return Finding(.ok, subject: "dates", message: "they are \(sql.orders.createdAt.format.rawValue)")
        }
        return Finding(
            .problem, subject: "dates",
            message: "\(bad.grouped) of the first 10,000 orders have no date, and are left out",
            advice: "correct the data, or the schema file")
    }

    private func statuses() throws -> Finding? {
        guard let isCompleted = sql.orders.isCompleted else { return nil }
        let found = Query("SELECT EXISTS (SELECT 1 FROM \(sql.orders.table) WHERE \(isCompleted))")
        if try found.isTrue(db) {
            return Finding(.ok, subject: "statuses", message: "there are completed orders")
        }
        let names = sql.schema.completedStatuses.joined(separator: ", ")
        return Finding(
            .notice, subject: "statuses", message: "no order has a completed status (\(names))",
            advice: "check `completed` in the schema file")
    }
}
