import OrdersCore

/// Answers the report from the live totals, in one statement and so in one snapshot.
///
/// A user without a correction has the total that is folded. So the first of those by total, as many as are asked for,
/// and all users with a correction are all who can be among the top: a correction may be negative, and one that leaves
/// the window may be, too.
struct LiveReport {
    let reader: TotalsReader
    let limit: Int
    /// The first instant that counts.
    let start: Instant
    /// How many corrections may be read.
    let mostCorrections: Int64

    enum Answer: Hashable {
        case spenders([Spender])
        /// More corrections than are allowed.
        case tooMany
        /// The totals can't be relied on, or have let orders of the window go.
        case unusable
    }

    /// Places for spenders who turn out to have no user.
    private static let surplus = 16

    private var objects: TotalsObjects { reader.objects }

    /// - Throws: `PostgresError`, `22003` when a total is beyond 64 bits.
    func answer(_ db: PostgresConnection) throws -> Answer {
        var wanted = min(limit, .max - LiveReport.surplus) + LiveReport.surplus
        while limit > 0 {
            let rows = try query(wanted).rows(db)
            guard let first = rows.first, first.bool(6) else { return .unusable }
            if first.int(0) > mostCorrections { return .tooMany }
            let spenders = rows.compactMap(spender)
            let isAll = rows.count(where: { !$0.isNull(4) }) < wanted
            if spenders.count >= limit || isAll { return .spenders(Array(spenders.prefix(limit))) }
            let (wider, overflow) = wanted.multipliedReportingOverflow(by: LiveReport.surplus)
            wanted = overflow ? .max : wider
        }
        return .spenders([])
    }

    private func spender(_ row: PostgresRow) -> Spender? {
        guard let user = MappedUsers.user(from: row, at: 1) else { return nil }
        return Spender(user: user, totalOrders: Int(row.int(4)), totalSpent: objects.sql.money.money(row[5]))
    }

    /// The limit stands in the text, because a plan that is made for any limit expects a tenth of all users.
    ///
    /// Nothing is counted from before the state's start: a plan that is made for any window knows by that how little there
    /// is between.
    ///
    /// Rows of: corrections read, the user, orders, spending, whether all that can be relied on. One row without a user
    /// where nobody has spent anything; none without totals.
    private func query(_ wanted: Int) -> Query {
        let (tables, users) = (objects.tables, objects.sql.users)
        return Query(
            """
            WITH standing AS MATERIALIZED (
              SELECT counted_from, state = 'ready' AND definition = :definition AND counted_from <= :start
                AND \(TotalsMark(objects: objects).sql) IN (mark, :verified) AS is_usable FROM \(tables.state)
            ), corrections AS MATERIALIZED (
              SELECT user_id, SUM(orders)::bigint AS orders, SUM(spent) AS spent, COUNT(*) AS read FROM (
                (SELECT user_id, orders, spent FROM \(tables.pending) WHERE at >= :start LIMIT :most)
                UNION ALL
                (SELECT user_id, -orders, -spent FROM \(tables.counted)
                  WHERE at >= (SELECT counted_from FROM standing) AND at < :start LIMIT :most)
              ) AS waiting GROUP BY user_id
            ), candidates AS (
              (SELECT user_id, total_orders, total_spent FROM \(tables.totals)
                WHERE total_orders > 0 AND user_id NOT IN (SELECT user_id FROM corrections)
                ORDER BY total_spent DESC, user_id LIMIT \(wanted))
              UNION ALL
              SELECT corrections.user_id, COALESCE(total_orders, 0) + orders, COALESCE(total_spent, 0) + spent
              FROM corrections LEFT JOIN \(tables.totals) AS totals ON totals.user_id = corrections.user_id
              WHERE COALESCE(total_orders, 0) + orders > 0
            ), top AS (
              SELECT user_id, total_orders, total_spent FROM candidates
              ORDER BY total_spent DESC, user_id LIMIT \(wanted)
            )
            SELECT (SELECT COALESCE(SUM(read), 0)::bigint FROM corrections), \(users.columns),
              top.total_orders, top.total_spent::bigint, standing.is_usable
            FROM standing LEFT JOIN top ON TRUE
              LEFT JOIN \(users.table) ON \(users.id) = top.user_id
            ORDER BY top.total_spent DESC, top.user_id
            """,
            [
                "start": .instant(start), "definition": .int(objects.definition),
                "verified": PostgresValue(reader.verifiedAt),
                "most": .int(min(mostCorrections, .max - 1) + 1),
            ])
    }
}
