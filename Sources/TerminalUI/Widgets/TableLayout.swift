/// Which columns of a table are seen, where, and how wide.
struct TableLayout {
    struct Placed {
        let index: Int
        let start: Int
        let width: Int
    }

    /// Blank cells between two columns.
    static let gap = 2

    let columns: [Placed]

    init(_ columns: [TableColumn], room: Int) {
        let seen = Self.seen(columns, room: room)
        let widths = Self.widths(seen.map { columns[$0] }, room: room)
        var start = 0
        self.columns = zip(seen, widths).map { index, width in
            defer { start += width + Self.gap }
            return Placed(index: index, start: start, width: width)
        }
    }

    /// Drops columns until the least widths of the others fit; one always stays.
    private static func seen(_ columns: [TableColumn], room: Int) -> [Int] {
        var seen = Array(columns.indices)
        while seen.count > 1, least(seen.map { columns[$0] }) > room {
            let dropped = seen.indices.min { left, right in
                let (first, second) = (columns[seen[left]].priority, columns[seen[right]].priority)
                return first == second ? left > right : first < second
            }
            if let dropped { seen.remove(at: dropped) }
        }
        return seen
    }

    private static func least(_ columns: [TableColumn]) -> Int {
        columns.reduce(gap * (columns.count - 1)) { $0.addingWithoutOverflow($1.width.minimum) }
    }

    private static func widths(_ columns: [TableColumn], room: Int) -> [Int] {
        let spare = max(0, room.addingWithoutOverflow(-least(columns)))
        let extras = Share.lengths(columns.map { .part($0.width.weight) }, total: spare)
        return zip(columns, extras).map { min(room, $0.width.minimum + $1) }
    }
}
