import GRDB
import OrdersCore

/// The statements about flagged orders. See docs/decisions/0016-flagged-orders.md.
///
/// The flags' columns never stand beside the orders' under their own names, because the schema's expressions may
/// name the orders' columns without their table.
struct FlagSQL {
    static let table = "main.\(OwnObjects.flaggedTable)"
    let sql: MappedSQL

    /// Whether an order of main is flagged: 1 or 0. It costs a look by primary key.
    var isFlagged: String {
        """
        COALESCE((
            SELECT "ordertop_flag".created_at FROM \(FlagSQL.table) AS "ordertop_flag"
            WHERE "ordertop_flag".id = \(sql.orders.id) AND \(FlagSQL.counts)
          ) = \(sql.orders.createdAt.value), 0)
        """
    }

    /// Those of a cancelled run don't count, so that cancelling takes them all off at once.
    private static let counts = """
        NOT EXISTS (
              SELECT 1 FROM main.\(OwnObjects.jobsTable) AS "ordertop_job"
              WHERE "ordertop_job".id = "ordertop_flag".job_id AND "ordertop_job".state = 'cancelled'
            )
        """

    /// The flagged orders of main, in the order of their ids, as they stand in FROM.
    private var flagged: String {
        """
        (
          SELECT "ordertop_flag".id AS "ordertop_flag_id", "ordertop_flag".created_at AS "ordertop_flag_created_at"
          FROM \(FlagSQL.table) AS "ordertop_flag"
          WHERE \(FlagSQL.counts)
        ) CROSS JOIN \(sql.orders.table)
        ON \(sql.orders.id) = "ordertop_flag_id" AND \(sql.orders.createdAt.value) = "ordertop_flag_created_at"
        """
    }

    /// How many orders are flagged, the oldest and the newest.
    func extent(_ condition: Condition? = nil) -> Query {
        let value = sql.orders.createdAt.value
        return Query(
            """
            SELECT COUNT(*), MIN(\(value)), MAX(\(value)) FROM \(flagged)
            WHERE \(condition?.sql ?? "1")
            """, condition?.arguments ?? [:])
    }

    /// The instant of every flagged order.
    var instants: Query { Query("SELECT \(sql.orders.createdAt.value) FROM \(flagged)") }

    /// Flags the orders of the prepared batch that are still there and selected. Needs the arguments `now` and `job`.
    func flag(where selection: Condition) -> String {
        let columns = ["created_at", "flagged_at", "job_id"]
        return """
            INSERT INTO \(FlagSQL.table) (id, \(columns.joined(separator: ", ")))
            SELECT \(sql.orders.id), \(sql.orders.createdAt.value), :now, :job
            FROM \(sql.orders.table)
            WHERE \(sql.orders.id) IN (\(LedgerBatch.preparedKeys)) AND \(selection.sql)
            ON CONFLICT (id) DO UPDATE SET \(columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
            """
    }

    /// Removes the flags of some orders, whatever they mean.
    ///
    /// - Parameter keys: A SELECT of their ids.
    static func removal(of keys: String) -> String { "DELETE FROM \(table) WHERE id IN (\(keys))" }

    /// Removes the flags of some orders, in the caller's transaction. Costs nothing where there is no flag at all.
    static func remove(_ keys: String, _ db: Database) throws {
        guard try FlagBound.fetch(db) != nil else { return }
        try Query(removal(of: keys)).run(db)
        try FlagBound.removeWithLastFlag(db)
    }
}

// Walks over flags, from one id to the next.
extension FlagSQL {
    func next(_ which: FlaggedOrders, after id: Order.ID?, limit: Int) -> Query {
        switch which {
        case .byRun(let job):
            FlagSQL.walk(
                "\(FlagSQL.table)", id: "id", Condition("job_id = :job", ["job": job.number.databaseValue]),
                after: id, limit)
        case .among(let selection):
            FlagSQL.walk(
                flagged, id: "\"ordertop_flag_id\"",
                ArchiveSQL(sql: sql).isAskedFor(selection, byID: true, in: .main),
                after: id, limit)
        }
    }

    /// Flags that don't count: of a cancelled run, or of an order that is gone or has another date.
    func nextDead(after id: Order.ID?, limit: Int) -> Query {
        FlagSQL.walk(
            "\(FlagSQL.table) AS \"ordertop_flag\"", id: "\"ordertop_flag\".id", Condition(isDead), after: id,
            limit)
    }

    /// Removes those of the prepared batch that don't count; one may have been made anew since it was found.
    func removeDead(_ db: Database) throws {
        try Query(
            """
            DELETE FROM \(FlagSQL.table) AS "ordertop_flag"
            WHERE "ordertop_flag".id IN (\(LedgerBatch.preparedKeys)) AND \(isDead)
            """
        ).run(db)
        try FlagBound.removeWithLastFlag(db)
    }

    private var isDead: String {
        """
        (NOT \(FlagSQL.counts) OR NOT EXISTS (
              SELECT 1 FROM \(sql.orders.table)
              WHERE \(sql.orders.id) = "ordertop_flag".id AND \(sql.orders.createdAt.value) = "ordertop_flag".created_at
            ))
        """
    }

    private static func walk(
        _ source: String, id: String, _ condition: Condition, after last: Order.ID?, _ limit: Int
    ) -> Query {
        let start = last.map { [Condition("\(id) > :after", ["after": $0.storage])] } ?? []
        let all = Condition.all(start + [condition])
        return Query(
            "SELECT \(id) FROM \(source)\nWHERE \(all.sql)\nORDER BY \(id)\nLIMIT :limit",
            all.arguments.merging(["limit": max(0, limit).databaseValue]) { $1 })
    }
}
