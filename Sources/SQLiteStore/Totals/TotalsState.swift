import GRDB
import OrdersCore

/// How far the totals are, as their one-row table holds it.
struct TotalsState: Hashable, Sendable {
    enum Phase: String, Hashable, Sendable {
        case building, ready
        /// A verification found a difference.
        case wrong
        /// The triggers are gone, the rows are going.
        case removing
    }

    var phase: Phase
    let definition: Int64
    /// SQLite's count of schema changes when the totals were last known to be right.
    let schemaVersion: Int64
    var countedFrom: Int64
    /// NULL before the first order is folded, and where ids are no row ids and all orders are folded.
    var foldedThrough: DatabaseValue
    var rankedFrom: Int64
    var rankingFrom: Int64
    var rankingAfter: DatabaseValue
    var countedOrders: Int64

    private static let columns = """
        state, definition, schema_version, counted_from, folded_through, ranked_from, ranking_from,
          ranking_after, counted_orders
        """
    private static let select = "SELECT \(columns) FROM \(TotalsTables.state)"

    /// Nil where there are no totals.
    static func fetch(_ db: Database) throws -> TotalsState? {
        do {
            var state: TotalsState?
            try RowReader.each(db, select) { row in
                state = TotalsState(row)
                return false
            }
            return state
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            // No such table.
            return nil
        }
    }

    private init?(_ row: RowReader) {
        guard let phase = Phase(rawValue: row.text(0)) else { return nil }
        self.phase = phase
        definition = row.int64(1)
        schemaVersion = row.int64(2)
        countedFrom = row.int64(3)
        foldedThrough = row.value(4)
        rankedFrom = row.int64(5)
        rankingFrom = row.int64(6)
        rankingAfter = row.value(7)
        countedOrders = row.int64(8)
    }

    /// Writes what folding changes.
    func update(_ db: Database) throws {
        try Query(
            """
            UPDATE \(TotalsTables.state) SET state = :state, counted_from = :counted_from,
              counted_orders = :counted_orders, folded_through = :folded_through, ranked_from = :ranked_from,
              ranking_from = :ranking_from, ranking_after = :ranking_after
            """,
            [
                "state": phase.rawValue.databaseValue, "counted_from": countedFrom.databaseValue,
                "counted_orders": countedOrders.databaseValue, "folded_through": foldedThrough,
                "ranked_from": rankedFrom.databaseValue, "ranking_from": rankingFrom.databaseValue,
                "ranking_after": rankingAfter,
            ]
        ).run(db)
    }

    /// Nobody is ranked while the totals are being built, and nothing is complete.
    static func insert(
        definition: Int64, countedFrom: Int64, foldedThrough: DatabaseValue, _ db: Database
    ) throws {
        try Query(
            """
            INSERT INTO \(TotalsTables.state)
              (state, definition, schema_version, counted_from, counted_orders, folded_through, ranked_from,
              ranking_from, ranking_after)
            VALUES ('building', :definition, :schema_version, :counted_from, 0, :folded_through, :none, :none, NULL)
            """,
            [
                "definition": definition.databaseValue,
                "schema_version": try TotalsTrust.schemaVersion(db).databaseValue,
                "counted_from": countedFrom.databaseValue, "folded_through": foldedThrough,
                "none": Int64.max.databaseValue,
            ]
        ).run(db)
    }
}
