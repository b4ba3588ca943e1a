import OrdersCore
import TerminalUI

/// Asks how the rows of a list shall be written, and shows the file that would be: no file is written over.
///
/// What it writes was read when it was opened, so that the list underneath may change.
struct ExportDialog: Dialog {
    enum Message: Sendable {
        case pathFound(Result<String, OrdersError>, ExportFormat)
        case chosen
    }

    /// Some of the rows.
    private struct Extent {
        let words: String
        let rows: [Int]
    }

    private let exports: [Export]
    private let findPath: @Sendable (String) async throws -> String
    private var paths: [ExportFormat: Result<String, OrdersError>] = [:]
    private var list: PickList

    let effectIDs: [EffectID] = ExportFormat.allCases.map { EffectID("export.path.\($0.rawValue)") }

    /// - Parameter findPath: the path that a new file of a name would get.
    init(_ data: ListData, findPath: @escaping @Sendable (String) async throws -> String) {
        self.findPath = findPath
        let choices = ExportDialog.extents(of: data).flatMap { extent in
            ExportFormat.allCases.map { (extent, Export(data: data, format: $0, rows: extent.rows)) }
        }
        exports = choices.map(\.1)
        list = PickList(
            (name: "format", detail: "rows"),
            rows: choices.map { PickList.Row(name: $1.format.words, detail: $0.words) })
    }

    /// Those that the person has chosen by hand come first.
    private static func extents(of data: ListData) -> [Extent] {
        let (all, shown) = (Array(data.document.table.rows.indices), data.shown.count.grouped)
        let rest = Set(all).subtracting(data.shown).sorted()
        let filtered = Extent(
            words: "filtered: \(shown) of \(all.count.grouped)",
            rows: data.isFiltered ? data.shown : [])
        let marked = Extent(words: "marked: \(data.marked.count.grouped)", rows: data.marked)
        let whole = Extent(
            words: "\(data.extent): \(all.count.grouped)", rows: data.isFiltered ? all : data.shown + rest)
        return [marked, filtered].filter { !$0.rows.isEmpty } + [whole]
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "write", help: "Write the file.", action: .chosen, footerRank: 1)
    ]

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        if case .appeared = event { return ExportFormat.allCases.compactMap(askForPath) }
        return list.receive(event, in: layout(context.size).list) ? chosen : []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .pathFound(let result, let format):
            paths[format] = result
            return []
        case .chosen: return chosen
        }
    }

    private func askForPath(_ format: ExportFormat) -> Output<Message>? {
        guard let name = exports.first(where: { $0.format == format })?.fileName else { return nil }
        let findPath = findPath
        return .effect(
            .query(EffectID("export.path.\(format.rawValue)"), { .pathFound($0, format) }) {
                try await findPath(name)
            })
    }

    private var chosen: [Output<Message>] {
        [.close] + (list.selected.map { [.send(.init(kind: .exportChosen(exports[$0])))] } ?? [])
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let layout = layout(canvas.size)
        _ = layout.window.draw(title: [Span("Export to a file", .titleFocused)], on: canvas)
        list.table.draw(on: canvas.sub(layout.list))
        let file = canvas.sub(layout.file)
        let lines = LineWrapper.wrap(path(canvas.glyphs), width: layout.file.columns)
        // Of a long path the end tells more than the beginning.
        file.write(lines: Array(lines.suffix(layout.file.rows)))
    }

    private func path(_ glyphs: Glyphs) -> [Span] {
        switch list.selected.flatMap({ paths[exports[$0].format] }) {
        case nil: [Span("file  ", .dim), Span(glyphs.ellipsis, .dim)]
        case .success(let path): [Span("file  ", .dim), Span(path)]
        case .failure(let error): FailureLine.spans(error, shownSince: nil, glyphs)
        }
    }

    private func layout(_ size: Size) -> (window: DialogWindow, list: Rect, file: Rect) {
        let window = DialogWindow(columns: 76, rows: exports.count + 6, in: size)
        let parts = window.body.splitRows(.part(1), .cells(1), .cells(2))
        return (window, parts[0], parts[2])
    }
}
