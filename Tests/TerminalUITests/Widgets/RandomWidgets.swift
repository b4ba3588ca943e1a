import TerminalUI

/// Widgets with random contents, and random events.
enum RandomWidgets {
    static func draw(on canvas: Canvas, using random: inout SeededGenerator) {
        let area = canvas.sub(rect(using: &random))
        switch Int.random(in: 0..<13, using: &random) {
        case 0: table(using: &random).draw(on: area)
        case 1: ListView(lines: lines(using: &random), state: state(using: &random)).draw(on: area)
        case 2: dialog(using: &random).draw(on: canvas)
        case 3: help(using: &random).draw(on: area)
        case 4: palette(using: &random).draw(on: area)
        case 5: ProgressBarView(number(using: &random), label: text(using: &random)).draw(on: area)
        case 6: histogram(using: &random).draw(on: area)
        case 7: SparklineView(numbers(using: &random)).draw(on: area)
        case 8: field(using: &random).draw(on: area, placeholder: text(using: &random))
        case 9:
            TabLineView(tabs: texts(using: &random), selected: Int.random(in: -2...9, using: &random)).draw(
                on: area)
        case 10:
            area.box(title: line(using: &random), trailing: line(using: &random)).write(
                text(using: &random), at: .zero)
        case 11: area.horizontalRule(row: Int.random(in: -1...9, using: &random), label: line(using: &random))
        default: writes(on: area, using: &random)
        }
    }

    static func event(using random: inout SeededGenerator) -> TerminalEvent {
        let keys: [Key] = [
            .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .tab, .enter, .escape, .backspace,
            .delete, .character("a"), .character("日"), .character(" "), .control("w"), .function(1),
        ]
        switch Int.random(in: 0..<20, using: &random) {
        case 0:
            return .resized(
                Size(
                    columns: Int.random(in: 0...90, using: &random),
                    rows: Int.random(in: 0...30, using: &random)))
        case 1: return .paste(text(using: &random))
        default: return .key(keys.randomElement(using: &random) ?? .tab)
        }
    }

    static func text(using random: inout SeededGenerator) -> String { HostileText.random(using: &random) }

    private static func texts(using random: inout SeededGenerator) -> [String] {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in text(using: &random) }
    }

    private static func line(using random: inout SeededGenerator) -> [Span] {
        texts(using: &random).prefix(3).map {
            Span($0, Style(StyleRole.allCases.randomElement(using: &random) ?? .text))
        }
    }

    private static func lines(using random: inout SeededGenerator) -> [[Span]] {
        (0..<Int.random(in: 0...20, using: &random)).map { _ in line(using: &random) }
    }

    private static func rect(using random: inout SeededGenerator) -> Rect {
        Rect(
            column: Int.random(in: -3...20, using: &random), row: Int.random(in: -3...6, using: &random),
            columns: Int.random(in: 0...45, using: &random), rows: Int.random(in: 0...12, using: &random))
    }

    private static func state(using random: inout SeededGenerator) -> ListState {
        let selected = Bool.random(using: &random) ? nil : Int.random(in: -5...50, using: &random)
        return ListState(selected: selected, offset: Int.random(in: -5...50, using: &random))
    }

    private static func number(using random: inout SeededGenerator) -> Double {
        [0, 1, -1, .nan, .infinity, -.infinity, 1e300, Double.random(in: 0...1, using: &random)]
            .randomElement(using: &random) ?? 0
    }

    private static func numbers(using random: inout SeededGenerator) -> [Double] {
        (0..<Int.random(in: 0...60, using: &random)).map { _ in number(using: &random) }
    }

    private static func table(using random: inout SeededGenerator) -> TableView {
        let columns = (0..<Int.random(in: 0...6, using: &random)).map { _ in
            let width: TableColumn.Width =
                Bool.random(using: &random)
                ? .fixed(Int.random(in: -1...12, using: &random))
                : .flexible(
                    minimum: Int.random(in: -1...12, using: &random),
                    weight: Int.random(in: -1...3, using: &random))
            let align: Alignment = [.leading, .center, .trailing].randomElement(using: &random) ?? .leading
            return TableColumn(
                text(using: &random), width: width, align: align,
                priority: Int.random(in: 0...3, using: &random))
        }
        let rows = (0..<Int.random(in: 0...20, using: &random)).map { _ in lines(using: &random) }
        return TableView(
            columns: columns, rows: rows, state: state(using: &random), emptyText: text(using: &random))
    }

    private static func dialog(using random: inout SeededGenerator) -> DialogView {
        DialogView(
            title: text(using: &random), body: lines(using: &random), buttons: texts(using: &random),
            selected: Int.random(in: -2...9, using: &random), scroll: Int.random(in: -5...50, using: &random))
    }

    private static func help(using random: inout SeededGenerator) -> HelpView {
        let sections = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            HelpSection(
                title: text(using: &random),
                rows: [.init(keys: text(using: &random), help: text(using: &random))])
        }
        return HelpView(
            sections: sections, filter: Bool.random(using: &random) ? "a" : "",
            scroll: Int.random(in: -2...9, using: &random))
    }

    private static func palette(using random: inout SeededGenerator) -> PaletteView {
        let items = texts(using: &random).map { PaletteItem($0, detail: text(using: &random)) }
        return PaletteView(
            items: items, input: TextField(Bool.random(using: &random) ? "a" : ""),
            state: state(using: &random))
    }

    private static func histogram(using random: inout SeededGenerator) -> HistogramView {
        let columns = numbers(using: &random).map { HistogramColumn($0, label: text(using: &random)) }
        return HistogramView(columns, maximumColumnWidth: Int.random(in: -1...6, using: &random))
    }

    private static func field(using random: inout SeededGenerator) -> TextField {
        var field = TextField(text(using: &random))
        field.moveCursor(to: Int.random(in: -1...40, using: &random))
        return field
    }

    private static func writes(on canvas: Canvas, using random: inout SeededGenerator) {
        for _ in 0..<8 {
            let point = Point(
                column: Int.random(in: -9...50, using: &random), row: Int.random(in: -2...12, using: &random))
            let width = Bool.random(using: &random) ? nil : Int.random(in: -2...50, using: &random)
            let align: Alignment = [.leading, .center, .trailing].randomElement(using: &random) ?? .leading
            canvas.write(spans: line(using: &random), at: point, width: width, align: align)
            canvas.restyle(rect(using: &random), .selection)
        }
        canvas.write("日本", at: Point(column: .max, row: .min), width: .max)
        canvas.write("日本", at: Point(column: .min, row: 0), width: .max)
        canvas.write("日本", at: Point(column: .min, row: .max))
    }
}
