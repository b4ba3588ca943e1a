/// By which column a table is sorted, as its header shows it.
public struct TableSort: Hashable, Sendable {
    /// The title of the column.
    public var column: String
    /// Whether the least comes first.
    public var isAscending: Bool

    /// Sorted by the column of that title.
    public init(column: String, isAscending: Bool) {
        self.column = column
        self.isAscending = isAscending
    }

    /// The sign in the header: `▲`, in ASCII `^`, where the least comes first; else `▼`, `v`.
    func mark(_ glyphs: Glyphs) -> String {
        switch (isAscending, glyphs.isASCII) {
        case (true, false): "▲"
        case (false, false): "▼"
        case (true, true): glyphs.arrowUp
        case (false, true): glyphs.arrowDown
        }
    }
}
