import TerminalUI

/// The smallest application worth running: it writes down what happens.
struct CounterApplication: Application {
    struct State {
        var size = Size(columns: 0, rows: 0)
        var log: [String] = []
    }

    enum Message {
        case happened(String)
        case event(TerminalEvent)
    }

    var firstEffects: [Effect<Message>] = []
    var onKey: @Sendable (Key) -> [Effect<Message>] = { _ in [] }
    var draws: @Sendable (State) -> [String] = { $0.log }
    /// Which row answers keys; nil where only the whole picture makes sense.
    var foregroundRow: @Sendable (State) -> Int? = { _ in nil }

    func start() -> (State, [Effect<Message>]) { (State(), firstEffects) }

    func message(for event: TerminalEvent, in state: State) -> Message? { .event(event) }

    func update(_ state: inout State, _ message: Message) -> [Effect<Message>] {
        switch message {
        case .happened(let what): state.log.append(what)
        case .event(.key(let key)):
            state.log.append(key.name)
            return onKey(key)
        case .event(.resized(let size)): state.size = size
        case .event: break
        }
        return []
    }

    func draw(_ state: State, on canvas: Canvas) {
        for (row, line) in draws(state).enumerated() { canvas.write(line, at: Point(column: 0, row: row)) }
    }

    func foreground(of state: State) -> Foreground? {
        foregroundRow(state).map { row in
            Foreground(Rect(row: row, columns: state.size.columns, rows: 1)) { canvas in
                canvas.write(draws(state)[row], at: .zero)
            }
        }
    }
}
