/// Rows with distinct ids, in the order in which they were found, up to a limit.
package struct DistinctRows<ID: Hashable, Row> {
    private let limit: Int
    package private(set) var rows: [Row] = []
    private var ids: Set<ID> = []

    package init(limit: Int) {
        self.limit = limit
    }

    package var isFull: Bool { rows.count >= limit }

    /// Takes a row in, unless there are enough, it has no id, or one with its id is there.
    package mutating func add(_ row: @autoclosure () -> Row, id: ID?) {
        guard !isFull, let id, ids.insert(id).inserted else { return }
        rows.append(row())
    }
}
