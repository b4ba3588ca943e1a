import OrdersCore

/// The statements about flagged orders. See docs/decisions/0016-flagged-orders.md.
struct FlagSQL {
    let sql: MappedSQL

    /// Whether an order of main is flagged, and so counts as the archive's: true or false. It costs a look by primary key.
    var isFlagged: String {
        """
        EXISTS (
            SELECT 1 FROM \(ArchiveObjects.flaggedTable) AS "ordertop_flag"
            WHERE "ordertop_flag".id = \(sql.orders.id) AND "ordertop_flag".created_at = \(sql.orders.createdAt.value)
              AND \(FlagSQL.counts)
          )
        """
    }

    /// The instant before which every flagged order was created; nil when none is flagged, or before `setup`. Whoever
    /// reads younger orders need not look for flags.
    static func before(_ db: PostgresConnection) throws -> Instant? {
        guard try Query("SELECT to_regclass('\(ArchiveObjects.stateTable)') IS NOT NULL").isTrue(db) else {
            return nil
        }
        return try Query("SELECT flagged_before FROM \(ArchiveObjects.stateTable)").firstRow(db)?.instant(0)
    }

    /// Those of a cancelled run don't count, so that cancelling takes them all off at once.
    private static let counts = """
        NOT EXISTS (
              SELECT 1 FROM \(OwnObjects.jobsTable) AS "ordertop_job"
              WHERE "ordertop_job".id = "ordertop_flag".job_id AND "ordertop_job".state = 'cancelled'
            )
        """

    /// The flagged orders of main as they stand in FROM.
    var flagged: String {
        """
        \(ArchiveObjects.flaggedTable) AS "ordertop_flag" JOIN \(sql.orders.table)
          ON \(sql.orders.id) = "ordertop_flag".id AND \(sql.orders.createdAt.value) = "ordertop_flag".created_at
            AND \(FlagSQL.counts)
        """
    }

    /// How many orders are flagged, the oldest and the newest.
    func extent(_ condition: Condition = Condition("TRUE")) -> Query {
        let value = sql.orders.createdAt.value
        return Query(
            "SELECT COUNT(*), MIN(\(value)), MAX(\(value)) FROM \(flagged)\nWHERE \(condition.sql)",
            condition.arguments)
    }

    /// Flags the orders of a batch that are still there and selected. Needs the arguments `ids`, `now` and `job`.
    func flag(where selection: Condition) -> String {
        let columns = ["created_at", "flagged_at", "job_id"]
        return """
            INSERT INTO \(ArchiveObjects.flaggedTable) (id, \(columns.joined(separator: ", ")))
            SELECT \(sql.orders.id), \(sql.orders.createdAt.value), :now, :job
            FROM \(sql.orders.table)
            WHERE \(sql.orders.id) = ANY (:ids) AND \(selection.sql)
            ON CONFLICT (id) DO UPDATE SET \(columns.map { "\($0) = EXCLUDED.\($0)" }.joined(separator: ", "))
            """
    }

    /// Notes that orders created before an instant are flagged; nil for orders of any date.
    static func raiseBound(to instant: Instant?) -> Query {
        Query(
            """
            UPDATE \(ArchiveObjects.stateTable)
            SET flagged_before = GREATEST(flagged_before, COALESCE(:before::timestamptz, 'infinity'))
            """, ["before": PostgresValue(instant)])
    }

    /// Removes the flags of some orders, whatever they mean. Needs the argument `ids`.
    static let removal = "DELETE FROM \(ArchiveObjects.flaggedTable) WHERE id = ANY (:ids)"

    /// Removes the flags of some orders, in the caller's transaction.
    func remove(_ ids: [Order.ID], _ db: PostgresConnection) throws {
        try Query(FlagSQL.removal, ["ids": sql.orders.argument(ids)]).run(db)
    }

    /// Forgets the bound when no flag is left. For the end of a run and not for every batch: looking for a flag where
    /// there are none reads all that the table had. Takes the lock of moves, which whoever flags has, too.
    static let removeBoundWithLastFlag = Query(
        """
        UPDATE \(ArchiveObjects.stateTable) SET flagged_before = NULL
        WHERE flagged_before IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \(ArchiveObjects.flaggedTable))
        """)
}

// Walks over flags, from one id to the next.
extension FlagSQL {
    /// - Parameter isAskedFor: whether an order of main is of the selection's dates and ids.
    func next(
        _ which: FlaggedOrders, isAskedFor: (ArchiveSelection) -> Condition, after id: Order.ID?, limit: Int
    ) -> Query {
        switch which {
        case .byRun(let job):
            walk(
                "\(ArchiveObjects.flaggedTable) AS \"ordertop_flag\"",
                Condition("\"ordertop_flag\".job_id = :job", ["job": .int(job.number)]), after: id, limit)
        case .among(let selection): walk(flagged, isAskedFor(selection), after: id, limit)
        }
    }

    /// Flags that don't count: of a cancelled run, or of an order that is gone or has another date.
    func nextDead(after id: Order.ID?, limit: Int) -> Query {
        walk(
            "\(ArchiveObjects.flaggedTable) AS \"ordertop_flag\"", Condition(isDead), after: id, limit)
    }

    /// Removes those of the batch that don't count; one may have been made anew since it was found.
    var removeDead: String {
        """
        DELETE FROM \(ArchiveObjects.flaggedTable) AS "ordertop_flag"
        WHERE "ordertop_flag".id = ANY (:ids) AND \(isDead)
        """
    }

    private var isDead: String {
        """
        (NOT \(FlagSQL.counts) OR NOT EXISTS (
              SELECT 1 FROM \(sql.orders.table)
              WHERE \(sql.orders.id) = "ordertop_flag".id AND \(sql.orders.createdAt.value) = "ordertop_flag".created_at
            ))
        """
    }

    private func walk(_ source: String, _ condition: Condition, after last: Order.ID?, _ limit: Int) -> Query
    {
        let id = "\"ordertop_flag\".id"
        let start =
            last.map {
                [Condition("\(id) > :after", ["after": PostgresValue($0.value, as: sql.orders.idType)])]
            } ?? []
        let all = Condition.all(start + [condition])
        return Query(
            "SELECT \(id) FROM \(source)\nWHERE \(all.sql)\nORDER BY \(id)\nLIMIT :limit",
            all.arguments.merging(["limit": .int(Int64(max(0, limit)))]) { $1 })
    }
}
