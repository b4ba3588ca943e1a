/// Rows in columns under a header, one row selected. Only the rows that are seen are asked for.
public struct TableView: Sendable {
    /// The columns, from left to right.
    public var columns: [TableColumn]
    /// How many rows there are.
    public var count: Int
    /// The cells of a row: for each column a line of spans.
    public var row: @Sendable (Int) -> [[Span]]
    /// Which row is selected and which is the first one seen.
    public var state: ListState
    /// The column that the rows are sorted by, if the header shall say so.
    public var sort: TableSort?
    /// The rows that carry a mark; where there are any, a gutter at the left shows it.
    public var marked: Set<Int>
    /// How the selected row is drawn.
    public var selectionStyle: Style
    /// What is shown when there are no rows.
    public var emptyText: String

    /// A table of `count` rows that are made when they are seen.
    public init(
        columns: [TableColumn], count: Int, state: ListState = ListState(), sort: TableSort? = nil,
        marked: Set<Int> = [], selectionStyle: Style = .selection,
        emptyText: String = "", row: @escaping @Sendable (Int) -> [[Span]]
    ) {
        self.columns = columns
        self.count = max(0, count)
        self.row = row
        self.state = state
        self.sort = sort
        self.marked = marked
        self.selectionStyle = selectionStyle
        self.emptyText = emptyText
    }

    /// A table of rows: for each row and column a line of spans.
    public init(
        columns: [TableColumn], rows: [[[Span]]], state: ListState = ListState(),
        selectionStyle: Style = .selection, emptyText: String = ""
    ) {
        self.init(
            columns: columns, count: rows.count, state: state, selectionStyle: selectionStyle,
            emptyText: emptyText
        ) { rows[$0] }
    }

    /// The rows that a table of this size shows below its header: the height for ``ListState``.
    public static func height(in size: Size) -> Int {
        size.rows > 1 ? size.rows - 1 : size.rows
    }

    /// Draws the header and the rows there is room for; without room for both, the selected row.
    public func draw(on canvas: Canvas) {
        let height = Self.height(in: canvas.size)
        let view = state.clamped(count: count, height: height)
        let lower = canvas.sub(
            Rect(row: canvas.size.rows - height, columns: canvas.size.columns, rows: height))
        let body = ScrollBar(offset: view.offset, count: count).draw(on: lower)
        let layout = TableLayout(columns, room: max(0, body.size.columns - gutter))
        if canvas.size.rows > height { drawHeader(layout, on: canvas) }
        if count == 0 { body.write(emptyText, at: .zero, style: .placeholder, width: body.size.columns) }
        drawRows(view, layout, on: body)
    }

    private func drawHeader(_ layout: TableLayout, on canvas: Canvas) {
        canvas.fill(.blank(.header), in: Rect(columns: canvas.size.columns, rows: 1))
        let right = canvas.sub(besideGutter(canvas.size))
        for place in layout.columns.indices { drawTitle(place, layout, on: right) }
    }

    /// The sign of the sort stands beside the title and may take cells of the gap, where no title is near.
    private func drawTitle(_ place: Int, _ layout: TableLayout, on canvas: Canvas) {
        let (placed, column) = (layout.columns[place], columns[layout.columns[place].index])
        let isTrailing = column.align == .trailing
        let isAfterTrailing = place > 0 && columns[layout.columns[place - 1].index].align == .trailing
        // A title at the right grows to the left: not out of the table, nor up to the end of another title.
        let growth = place == 0 ? 0 : isAfterTrailing ? 1 : TableLayout.gap
        let room = placed.width + (isTrailing ? growth : 1)
        let title = title(of: column, room: room, canvas.glyphs)
        let extra = max(0, min(room, TextWidth.columns(of: title)) - placed.width)
        canvas.write(
            title, at: Point(column: placed.start - (isTrailing ? extra : 0), row: 0), style: .header,
            width: placed.width + extra, align: column.align)
    }

    private func title(of column: TableColumn, room: Int, _ glyphs: Glyphs) -> String {
        guard let sort, sort.column == column.title else { return column.title }
        let mark = sort.mark(glyphs)
        let gap = TextWidth.columns(of: column.title) + 2 <= room ? " " : ""
        return column.align == .trailing ? mark + gap + column.title : column.title + gap + mark
    }

    private func drawRows(_ view: ListState, _ layout: TableLayout, on body: Canvas) {
        let right = body.sub(besideGutter(body.size))
        for index in view.offset..<max(view.offset, min(count, view.offset + body.size.rows)) {
            draw(row(index), layout, row: index - view.offset, on: right)
            guard marked.contains(index) else { continue }
            body.write(body.glyphs.check, at: Point(column: 0, row: index - view.offset), style: .accent)
        }
        guard let selected = view.selected else { return }
        let line = Rect(row: selected - view.offset, columns: body.size.columns, rows: 1)
        body.restyle(line, selectionStyle)
    }

    /// A row that has fewer cells than there are columns leaves the others blank.
    private func draw(_ cells: [[Span]], _ layout: TableLayout, row: Int, on canvas: Canvas) {
        for column in layout.columns where cells.indices.contains(column.index) {
            let place = Point(column: column.start, row: row)
            let align = columns[column.index].align
            canvas.write(spans: cells[column.index], at: place, width: column.width, align: align)
        }
    }
}

extension TableView {
    /// The columns that marks take at the left.
    private var gutter: Int { marked.isEmpty ? 0 : 2 }

    private func besideGutter(_ size: Size) -> Rect {
        Rect(column: gutter, columns: size.columns - gutter, rows: size.rows)
    }

    /// The row at a place of a table of this size; nil beside the rows.
    public func row(at point: Point, in size: Size) -> Int? {
        let height = Self.height(in: size)
        let top = size.rows - height
        guard Rect(size).contains(point), point.row >= top else { return nil }
        let row = state.clamped(count: count, height: height).offset + point.row - top
        return row < count ? row : nil
    }

    /// The column whose title is at a place of a table of this size; nil beside the titles.
    public func column(at point: Point, in size: Size) -> TableColumn? {
        guard Rect(size).contains(point), point.row < size.rows - Self.height(in: size) else { return nil }
        let body = Size(columns: size.columns, rows: Self.height(in: size))
        let room = max(0, ScrollBar.room(for: count, in: body) - gutter)
        let layout = TableLayout(columns, room: room)
        // A title's gap belongs to it, so that the sign of the sort can be clicked, too.
        let placed = layout.columns.last { $0.start - TableLayout.gap / 2 <= point.column - gutter }
        return placed.map { columns[$0.index] }
    }
}
