import OrdersCore

/// Counts orders by calendar month (UTC), flagged ones as the archive's.
struct MonthCensus {
    let statements: ArchiveSQL
    let hasArchive: Bool
    let hasFlags: Bool

    /// Year, month, orders in main and in the archive; months without orders between others come with none.
    var query: Query {
        let flags = FlagSQL(sql: statements.sql)
        let parts =
            [counts(.main, from: statements.source(.main), main: "COUNT(*)", archive: "0")]
            + (hasArchive
                ? [counts(.archive, from: statements.source(.archive), main: "0", archive: "COUNT(*)")] : [])
            + (hasFlags ? [counts(.main, from: flags.flagged, main: "-COUNT(*)", archive: "COUNT(*)")] : [])
        return Query(
            """
            WITH counted AS (
              SELECT month, SUM(main)::int8 AS main, SUM(archive)::int8 AS archive
              FROM (\(parts.joined(separator: "\n    UNION ALL\n    "))) AS parts (month, main, archive)
              WHERE month >= '0001-01-01' AND month < '10000-01-01'
              GROUP BY month
            )
            SELECT extract(year FROM series)::int8, extract(month FROM series)::int8, COALESCE(main, 0),
              COALESCE(archive, 0)
            FROM generate_series(
              (SELECT MIN(month) FROM counted), (SELECT MAX(month) FROM counted), interval '1 month') AS series
            LEFT JOIN counted ON counted.month = series
            ORDER BY series
            """)
    }

    private func counts(_ place: OrderPlace, from source: String, main: String, archive: String) -> String {
        let createdAt = statements.orders(in: place).createdAt.value
        return """
            SELECT date_trunc('month', \(createdAt) AT TIME ZONE 'UTC'), \(main), \(archive)
                FROM \(source) GROUP BY 1
            """
    }

    static func count(_ row: PostgresRow) -> MonthCount {
        MonthCount(
            year: Int(row.int(0)), month: Int(row.int(1)), main: row.int(2), archive: row.int(3))
    }
}
