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
    /// How the selected row is drawn.
    public var selectionStyle: Style
    /// What is shown when there are no rows.
    public var emptyText: String

    /// A table of `count` rows that are made when they are seen.
    public init(
        columns: [TableColumn], count: Int, state: ListState = ListState(),
        selectionStyle: Style = .selection,
        emptyText: String = "", row: @escaping @Sendable (Int) -> [[Span]]
    ) {
        self.columns = columns
        self.count = max(0, count)
        self.row = row
        self.state = state
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
        let layout = TableLayout(columns, room: body.size.columns)
        if canvas.size.rows > height { drawHeader(layout, on: canvas) }
        if count == 0 { body.write(emptyText, at: .zero, style: .placeholder, width: body.size.columns) }
        drawRows(view, layout, on: body)
    }

    private func drawHeader(_ layout: TableLayout, on canvas: Canvas) {
        canvas.fill(.blank(.header), in: Rect(columns: canvas.size.columns, rows: 1))
        let titles = columns.map { [Span($0.title, .header)] }
        draw(titles, layout, row: 0, on: canvas)
    }

    private func drawRows(_ view: ListState, _ layout: TableLayout, on body: Canvas) {
        for index in view.offset..<max(view.offset, min(count, view.offset + body.size.rows)) {
            draw(row(index), layout, row: index - view.offset, on: body)
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
