import TerminalUI

/// A small program with one of each widget, to be treated badly.
struct SampleApplication: Application {
    struct State {
        var list = ListState()
        var field = TextField()
        var scroll = 0
        var hasDialog = false
        var events = 0
    }

    func start() -> (State, [Effect<TerminalEvent>]) { (State(), []) }

    func message(for event: TerminalEvent, in state: State) -> TerminalEvent? { event }

    func update(_ state: inout State, _ event: TerminalEvent) -> [Effect<TerminalEvent>] {
        state.events += 1
        switch event {
        case .paste(let text): state.field.paste(text)
        case .key(.tab): state.hasDialog.toggle()
        case .key(.enter): state.field = TextField()
        case .key(let key):
            state.scroll += key == .pageDown ? 1 : key == .pageUp ? -1 : 0
            _ = state.list.handle(key, count: 50, height: 7)
            _ = state.field.handle(key)
        default: break
        }
        return []
    }

    func draw(_ state: State, on canvas: Canvas) {
        let parts = canvas.bounds.splitRows(.cells(1), .part(2), .part(1), .cells(1))
        TabLineView(tabs: ["1 Spenders", "2 Views"], selected: state.events % 2).draw(
            on: canvas.sub(parts[0]))
        let columns = [
            TableColumn("#", width: .fixed(3), align: .trailing),
            TableColumn("user", width: .flexible(minimum: 4)),
        ]
        let text = state.field.text
        TableView(columns: columns, count: 50, state: state.list) { [["\($0)"], ["\(text)"]] }
            .draw(on: canvas.sub(parts[1]).box(title: ["日本 spenders"], trailing: ["\(state.events)"]))
        HistogramView((0..<9).map { HistogramColumn(Double($0), label: "日\($0)") }).draw(
            on: canvas.sub(parts[2]))
        state.field.draw(on: canvas.sub(parts[3]))
        guard state.hasDialog else { return }
        DialogView(
            title: "日本?", body: [[Span(text)], ["body"]], buttons: ["Yes", "No"], scroll: state.scroll
        )
        .draw(on: canvas)
    }
}
