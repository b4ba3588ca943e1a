/// What was measured on.
public struct AdviceSample: Hashable, Sendable {
    public let rows: Int64
    /// Users with at least one order in the sample.
    public let users: Int64
    /// The most room the sample took on disk, the index under measurement included.
    public let bytes: Int64
    /// Orders in the database.
    public let tableRows: Int64

    public init(rows: Int64, users: Int64, bytes: Int64, tableRows: Int64) {
        self.rows = rows
        self.users = users
        self.bytes = bytes
        self.tableRows = tableRows
    }

    /// How many orders of the database stand behind one of the sample.
    public var scale: Double { Double(max(rows, tableRows)) / Double(max(1, rows)) }
}
