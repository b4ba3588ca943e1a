/// One table at a time filled by COPY, in blocks.
struct CopyStream {
    private let db: PostgresConnection
    private var table: LoadedTable?
    private var rows = CopyRows()
    /// A table that was made in the same transaction can be filled as if it had been vacuumed: its first readers write
    /// nothing, and an index alone can answer.
    private let isFrozen: Bool

    private static let blockBytes = 1 << 16

    init(_ db: PostgresConnection, isFrozen: Bool) {
        self.db = db
        self.isFrozen = isFrozen
    }

    /// Adds a row to a table.
    mutating func write(_ table: LoadedTable, _ body: (inout CopyRows) throws -> Void) throws {
        if table != self.table { try begin(table) }
        rows.beginRow(columns: Int16(table.columns.count))
        try body(&rows)
        if rows.bytes.count >= CopyStream.blockBytes { try flush() }
    }

    /// Ends the table that is being filled.
    mutating func end() throws {
        guard table != nil else { return }
        table = nil
        try flush()
        try db.copy(CopyRows.trailer)
        try db.endCopy()
    }

    private mutating func begin(_ table: LoadedTable) throws {
        try end()
        let options = isFrozen ? "(FORMAT binary, FREEZE)" : "(FORMAT binary)"
        try db.beginCopy(
            "COPY \(table.rawValue) (\(table.columns.joined(separator: ", "))) FROM STDIN \(options)")
        try db.copy(CopyRows.header)
        self.table = table
    }

    private mutating func flush() throws {
        try db.copy(rows.bytes)
        rows.removeAll()
    }
}

/// The demo's tables, with the columns that a load fills.
enum LoadedTable: String, CaseIterable {
    case users, products, orders
    case views = "user_product_views"

    var columns: [String] {
        switch self {
        case .users: ["id", "username", "email"]
        case .products: ["id", "name", "price"]
        case .orders: ["id", "user_id", "total_amount", "status", "created_at"]
        case .views: ["user_id", "product_id", "viewed_at"]
        }
    }
}
