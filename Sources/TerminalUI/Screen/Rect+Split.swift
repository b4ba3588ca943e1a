extension Rect {
    /// Divides the rectangle along `axis`. Fixed shares are served first, in order, as far as there is
    /// room; what is left goes to the parts by weight. The results lie side by side without gaps, one for
    /// each share; those that got no room are empty.
    public func split(_ axis: Axis, _ shares: [Share]) -> [Rect] {
        let lengths = Share.lengths(shares, total: axis == .columns ? columns : rows)
        var start = 0
        return lengths.map { length in
            defer { start += length }
            return part(axis, start: start, length: length)
        }
    }

    /// Divides the rectangle into parts that lie side by side.
    public func splitColumns(_ shares: Share...) -> [Rect] {
        split(.columns, shares)
    }

    /// Divides the rectangle into parts that lie below each other.
    public func splitRows(_ shares: Share...) -> [Rect] {
        split(.rows, shares)
    }

    private func part(_ axis: Axis, start: Int, length: Int) -> Rect {
        switch axis {
        case .columns:
            Rect(column: column.addingWithoutOverflow(start), row: row, columns: length, rows: rows)
        case .rows:
            Rect(column: column, row: row.addingWithoutOverflow(start), columns: columns, rows: length)
        }
    }
}
