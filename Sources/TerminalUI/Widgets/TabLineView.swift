/// The names of several pages in one line, one of them selected.
public struct TabLineView: Hashable, Sendable {
    /// The names.
    public var tabs: [String]
    /// The selected one.
    public var selected: Int

    /// A line of tabs.
    public init(tabs: [String], selected: Int) {
        self.tabs = tabs
        self.selected = selected
    }

    /// Draws the tabs in the first row; where not all fit, the first ones are left out until the selected
    /// one is seen.
    public func draw(on canvas: Canvas) {
        canvas.fill(.blank(.header), in: Rect(columns: canvas.size.columns, rows: 1))
        var column = 0
        for index in tabs.indices.dropFirst(firstSeen(room: canvas.size.columns)) {
            let style: Style = index == selected ? .selection : .header
            column += canvas.write(name(index), at: Point(column: column, row: 0), style: style)
        }
    }

    /// The tab at a column of a line that has so many; nil beside the tabs.
    public func tab(at column: Int, room: Int) -> Int? {
        var end = 0
        guard column >= 0 else { return nil }
        return tabs.indices.dropFirst(firstSeen(room: room)).first { index in
            end += TextWidth.columns(of: name(index))
            return column < end
        }
    }

    private func firstSeen(room: Int) -> Int {
        var first = max(0, min(selected, tabs.count - 1))
        var used = 0
        for index in stride(from: first, through: 0, by: -1) where tabs.indices.contains(index) {
            used += TextWidth.columns(of: name(index))
            guard used <= room else { break }
            first = index
        }
        return first
    }

    private func name(_ index: Int) -> String { " \(tabs[index]) " }
}
