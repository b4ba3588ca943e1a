/// One column of a table.
public struct TableColumn: Hashable, Sendable {
    /// How wide a column is.
    public enum Width: Hashable, Sendable {
        /// So many cells.
        case fixed(Int)
        /// At least so many cells, and a part of what the others leave, by weight.
        case flexible(minimum: Int, weight: Int = 1)

        var minimum: Int {
            switch self {
            case .fixed(let cells): max(0, cells)
            case .flexible(let minimum, _): max(0, minimum)
            }
        }

        var weight: Int {
            if case .flexible(_, let weight) = self { max(0, weight) } else { 0 }
        }
    }

    /// What stands above it.
    public var title: String
    /// How wide it is.
    public var width: Width
    /// Where its texts and its title stand.
    public var align: Alignment
    /// Where the table is too narrow, the column with the lowest priority is dropped first; among equals
    /// the rightmost.
    public var priority: Int

    /// A column of a table.
    public init(_ title: String, width: Width, align: Alignment = .leading, priority: Int = 0) {
        self.title = title
        self.width = width
        self.align = align
        self.priority = priority
    }
}
