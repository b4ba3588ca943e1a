import TerminalUI

/// The databases that one can go to, filtered as one types.
struct DatabasesDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
        case chosen
    }

    let directory: DatabaseDirectory
    var filter = TextField()
    var position = ListState()

    init(directory: DatabaseDirectory) {
        self.directory = directory
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "go there", help: "Leave this database for the selected one.",
            action: .chosen, footerRank: 1)
    ]

    /// The databases that have every typed letter, in order, in their name, engine or address, best first.
    var found: [DatabaseChoice] {
        let scored = directory.choices.enumerated().compactMap { index, choice in
            [choice.id, choice.engine, choice.address].compactMap { FuzzyMatch(filter.text, in: $0)?.score }
                .max().map { (choice: choice, index: index, score: filter.text.isEmpty ? 0 : $0) }
        }
        return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.choice)
    }

    func message(typing key: Key) -> Message? {
        var field = filter
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let (count, height) = (found.count, TableView.height(in: layout(context.size).list.size))
        switch event {
        case .pasted(let text):
            filter.paste(text)
            position = ListState()
        case .moved(let move): position.move(move, count: count, height: height)
        case .scrolled(let rows): position.move(by: rows, count: count, height: height)
        case .clicked(let point): click(point, in: context)
        case .doubleClicked(let point):
            click(point, in: context)
            return choose()
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .typed(let key):
            let before = filter.text
            if filter.handle(key), filter.text != before { position = ListState() }
            return []
        case .chosen: return choose()
        }
    }

    private func choose() -> [Output<Message>] {
        let found = found
        guard let row = position.clamped(count: found.count, height: 1).selected else { return [] }
        return [.close, .send(DashboardMessage(kind: .databaseChosen(found[row].id)))]
    }

    private mutating func click(_ point: Point, in context: DashboardContext) {
        let list = layout(context.size).list
        let (count, height) = (found.count, TableView.height(in: list.size))
        let row = point.row - list.row - (list.rows - height)
        let target = position.clamped(count: count, height: height).offset + row
        guard list.contains(point), row >= 0, target < count else { return }
        position.select(target, count: count, height: height)
    }
}
