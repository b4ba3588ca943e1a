import OrdersCore

/// The rows of some orders and of their children, on the way from one database to the other.
struct Consignment: Sendable {
    /// The orders that it was asked for, whether there are rows of them or not.
    let orderIDs: [Order.ID]
    private let parts: [(table: CarriedTable, rows: [[UInt8]])]

    /// Reads the rows, in the caller's transaction.
    static func load(
        _ ids: [Order.ID], of tables: [CarriedTable], _ sql: MappedSQL, _ db: PostgresConnection
    ) throws -> Consignment {
        try OrderList.carried.set(ids, sql, db)
        return Consignment(
            orderIDs: ids, parts: try tables.map { ($0, try db.copyOut($0.copyOut(sql))) })
    }

    /// How many orders are in it.
    var orders: Int { parts.first?.rows.count ?? 0 }

    /// Puts the rows into tables that stand, until the caller's transaction ends, in front of those of the same names.
    func standIn(_ db: PostgresConnection) throws {
        try db.execute(Consignment.temporaryTablesFirst)
        for (table, rows) in parts {
            for statement in table.standIn { try db.execute(statement) }
            try db.beginCopy(table.copyIn)
            for piece in Consignment.pieces(rows) { try db.copy(piece) }
            try db.endCopy()
        }
    }

    private static let temporaryTablesFirst = """
        SELECT set_config('search_path', concat_ws(', ', 'pg_temp', NULLIF(current_setting('search_path'), '')), TRUE)
        """

    /// COPY takes its text in pieces of any length.
    private static func pieces(_ rows: [[UInt8]]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        for row in rows {
            piece += row
            guard piece.count >= 1 << 16 else { continue }
            pieces.append(piece)
            piece = []
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
