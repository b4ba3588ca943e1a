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
    /// `TotalsMark` when the totals were last known to be right.
    let mark: String
    /// Everything created before has left.
    var countedFrom: Instant
    /// While they are built: orders created from here on are not counted yet, unless they have changed since.
    var countingFrom: Instant?
    var countedOrders: Int64

    private static let columns = "state, definition, mark, counted_from, counting_from, counted_orders"

    /// With the mark as it is now.
    static func fetch(
        _ tables: TotalsTables, mark: String, _ db: PostgresConnection
    ) throws -> (state: TotalsState, mark: String)? {
        let query = Query("SELECT \(columns), \(mark) FROM \(tables.state)")
        return try query.firstRow(db).flatMap { row in TotalsState(row).map { ($0, row.text(6)) } }
    }

    /// Keeps others from changing it until the transaction ends.
    static func lock(_ tables: TotalsTables, _ db: PostgresConnection) throws -> TotalsState? {
        try Query("SELECT \(columns) FROM \(tables.state) FOR UPDATE").firstRow(db).flatMap(TotalsState.init)
    }

    private init?(_ row: PostgresRow) {
        guard let phase = Phase(rawValue: row.text(0)), let countedFrom = row.instant(3) else { return nil }
        self.phase = phase
        definition = row.int(1)
        mark = row.text(2)
        self.countedFrom = countedFrom
        countingFrom = row.instant(4)
        countedOrders = row.int(5)
    }

    /// Writes what folding changes.
    func update(_ tables: TotalsTables, _ db: PostgresConnection) throws {
        try Query(
            """
            UPDATE \(tables.state) SET state = :state, counted_from = :counted_from, counting_from = :counting_from,
              counted_orders = :counted_orders
            """,
            [
                "state": .text(phase.rawValue), "counted_from": .instant(countedFrom),
                "counting_from": PostgresValue(countingFrom), "counted_orders": .int(countedOrders),
            ]
        ).run(db)
    }

    static func setPhase(_ phase: Phase, _ tables: TotalsTables, _ db: PostgresConnection) throws {
        try Query("UPDATE \(tables.state) SET state = :state", ["state": .text(phase.rawValue)]).run(db)
    }

    /// Nothing is counted yet, and triggers note what changes from the window's start on.
    static func insert(
        _ objects: TotalsObjects, countedFrom: Instant, mark: String, _ db: PostgresConnection
    ) throws {
        try Query(
            """
            INSERT INTO \(objects.tables.state) (state, definition, mark, counted_from, counting_from, counted_orders)
            VALUES ('building', :definition, \(mark), :from, :from, 0)
            """, ["definition": .int(objects.definition), "from": .instant(countedFrom)]
        ).run(db)
        try Query(
            "INSERT INTO \(objects.tables.since) (counts_from) VALUES (:from)",
            ["from": .instant(countedFrom)]
        ).run(db)
    }
}
