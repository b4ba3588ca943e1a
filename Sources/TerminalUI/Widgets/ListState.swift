/// Which row of a list is selected, and which is the first one seen. The list's length and height come with
/// each call, because both change under way; whatever they are, the selected row is one that is seen.
public struct ListState: Hashable, Sendable {
    /// The selected row, counted from 0; `nil` when the list was empty.
    public var selected: Int?
    /// The first row that is seen.
    public var offset: Int

    /// A list with this row selected.
    public init(selected: Int? = 0, offset: Int = 0) {
        self.selected = selected
        self.offset = offset
    }

    /// Selects the row above.
    public mutating func moveUp(count: Int, height: Int) { move(by: -1, count: count, height: height) }

    /// Selects the row below.
    public mutating func moveDown(count: Int, height: Int) { move(by: 1, count: count, height: height) }

    /// Selects the row a page above.
    public mutating func pageUp(count: Int, height: Int) {
        move(by: -max(1, height), count: count, height: height)
    }

    /// Selects the row a page below.
    public mutating func pageDown(count: Int, height: Int) {
        move(by: max(1, height), count: count, height: height)
    }

    /// Selects the first row.
    public mutating func home(count: Int, height: Int) { select(0, count: count, height: height) }

    /// Selects the last row.
    public mutating func end(count: Int, height: Int) { select(count - 1, count: count, height: height) }

    /// Selects the row `rows` further down, or the last or first one.
    public mutating func move(by rows: Int, count: Int, height: Int) {
        select((selected ?? 0).addingWithoutOverflow(rows), count: count, height: height)
    }

    /// Selects a row, or the nearest one there is.
    public mutating func select(_ row: Int, count: Int, height: Int) {
        selected = row
        self = clamped(count: count, height: height)
    }

    /// The state with the selection in the list, and an offset that shows it and leaves no room empty.
    public func clamped(count: Int, height: Int) -> ListState {
        guard count > 0 else { return ListState(selected: nil, offset: 0) }
        let height = max(1, height)
        var state = self
        state.offset = min(max(0, offset), max(0, count - height))
        guard let selected else { return state }
        let row = min(max(0, selected), count - 1)
        state.selected = row
        state.offset = min(max(state.offset, row - height + 1), row)
        return state
    }
}
