/// A box in the middle of the canvas with a text and buttons. A text that is too tall scrolls.
public struct DialogView: Sendable {
    /// What stands in its frame.
    public var title: String
    /// The lines of its text; lines that are too wide are wrapped.
    public var body: [[Span]]
    /// The buttons, from left to right.
    public var buttons: [String]
    /// The selected button.
    public var selected: Int
    /// The first line that is seen; too great a number shows the end.
    public var scroll: Int

    /// The widest that a dialog gets, in cells with its frame.
    static let maximumWidth = 80

    /// A dialog.
    public init(
        title: String, body: [[Span]], buttons: [String] = [], selected: Int = 0, scroll: Int = 0
    ) {
        self.title = title
        self.body = body
        self.buttons = buttons
        self.selected = selected
        self.scroll = scroll
    }

    /// How far the text can be scrolled on a canvas of this size.
    public func maximumScroll(in size: Size) -> Int {
        let layout = DialogLayout(self, in: size)
        return max(0, layout.lines.count - layout.bodyRows)
    }

    /// Draws the dialog over what is there.
    public func draw(on canvas: Canvas) {
        let layout = DialogLayout(self, in: canvas.size)
        let window = canvas.sub(layout.frame)
        window.fill(.dialog)
        let inner = window.box(title: [Span(title, .title)], trailing: [], border: .dialogBorder)
        let padded = inner.sub(inner.bounds.inset(columns: layout.padding, rows: 0))
        let text = padded.sub(Rect(columns: padded.size.columns, rows: layout.bodyRows))
        ListView(lines: layout.lines.map(onGround), state: ListState(selected: nil, offset: scroll)).draw(
            on: text)
        guard !buttons.isEmpty else { return }
        drawButtons(on: padded.sub(Rect(row: inner.size.rows - 1, columns: padded.size.columns, rows: 1)))
    }

    /// Ordinary text takes the style of the dialog's ground.
    private func onGround(_ line: [Span]) -> [Span] {
        line.map { Span($0.text, $0.style == .text ? .dialog : $0.style) }
    }

    /// Where not all buttons fit, only the selected one is seen, between arrows.
    private func drawButtons(on canvas: Canvas) {
        let spans = buttons.enumerated().flatMap { index, _ in
            (index > 0 ? [Span("  ", .dialog)] : []) + [button(index)]
        }
        let fits = TextWidth.columns(of: spans) <= canvas.size.columns
        let line = fits || !buttons.indices.contains(selected) ? spans : selectedButton(canvas.glyphs)
        canvas.write(spans: line, at: .zero, width: canvas.size.columns, align: .center)
    }

    private func selectedButton(_ glyphs: Glyphs) -> [Span] {
        let left = selected > 0 ? glyphs.arrowLeft : " "
        let right = selected < buttons.count - 1 ? glyphs.arrowRight : " "
        return [Span(left, .dialog), button(selected), Span(right, .dialog)]
    }

    /// The selected one is told by its marks as well as by its colour.
    private func button(_ index: Int) -> Span {
        guard index == selected else { return Span("[ \(buttons[index]) ]", .dialog) }
        return Span("[>\(buttons[index])<]", .selection)
    }
}

extension DialogView {
    /// The button at a place of a canvas of this size; nil beside the buttons, and where only the selected one is
    /// seen: between arrows it isn't told which.
    public func button(at point: Point, in size: Size) -> Int? {
        let layout = DialogLayout(self, in: size)
        let room = layout.frame.columns - 2 - 2 * layout.padding
        let widths = buttons.map { TextWidth.columns(of: $0) + 4 }
        let total = widths.reduce(0, +) + 2 * max(0, buttons.count - 1)
        guard !buttons.isEmpty, point.row == layout.frame.endRow - 2, total <= room else { return nil }
        var start = layout.frame.column + 1 + layout.padding + (room - total) / 2
        for (index, width) in widths.enumerated() {
            if (start..<start + width).contains(point.column) { return index }
            start += width + 2
        }
        return nil
    }
}
