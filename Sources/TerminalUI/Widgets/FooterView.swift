/// The keys that do something here, in one line: `↑↓ move  ⏎ open  / find`.
public struct FooterView<Action: Sendable>: Sendable {
    /// The bindings that do something now; those without a footer rank aren't shown.
    public var bindings: [KeyBinding<Action>]

    /// A footer of bindings.
    public init(bindings: [KeyBinding<Action>]) {
        self.bindings = bindings
    }

    /// Draws the entries that fit in the order of the bindings; the greatest ranks are dropped first.
    public func draw(on canvas: Canvas) {
        let glyphs = canvas.glyphs
        let room = canvas.size.columns
        let kept = fitting(room: room, glyphs)
        canvas.fill(.blank(.keyLabel), in: Rect(columns: room, rows: 1))
        var column = min(1, max(0, room - 1))
        for index in kept {
            let spans = entry(bindings[index], glyphs)
            column += canvas.write(spans: spans, at: Point(column: column, row: 0)) + Self.gap
        }
    }

    private static var gap: Int { 2 }

    /// The indexes of the bindings that are shown, in their own order.
    private func fitting(room: Int, _ glyphs: Glyphs) -> [Int] {
        let ranked = bindings.indices.filter { bindings[$0].isInFooter }
            .sorted { (bindings[$0].footerRank ?? 0, $0) < (bindings[$1].footerRank ?? 0, $1) }
        var left = room - 2 + Self.gap
        var kept: [Int] = []
        for index in ranked {
            left -= TextWidth.columns(of: entry(bindings[index], glyphs)) + Self.gap
            guard left >= 0 else { break }
            kept.append(index)
        }
        return kept.sorted()
    }

    private func entry(_ binding: KeyBinding<Action>, _ glyphs: Glyphs) -> [Span] {
        [Span(binding.footerName(glyphs), .key), Span(" " + binding.label, .keyLabel)]
    }
}

extension FooterView {
    /// The place in `bindings` of the entry at a column of a footer that has so many; nil beside the entries.
    public func index(at column: Int, room: Int, _ glyphs: Glyphs) -> Int? {
        var start = min(1, max(0, room - 1))
        for index in fitting(room: room, glyphs) {
            let end = start + TextWidth.columns(of: entry(bindings[index], glyphs))
            if (start..<end).contains(column) { return index }
            start = end + Self.gap
        }
        return nil
    }
}
