import OrdersCore
import TerminalUI

/// Finds a user by name, e-mail or id as one types.
///
/// Each key starts a short pause and, after it, a search with the same id as the one before, so that on
/// millions of users only the last text is ever searched to its end.
struct FinderDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
        case pauseEnded
        case found(Result<[User], OrdersError>)
        case chosen
    }

    private let users: any UserDirectory
    var input = TextField()
    /// Nil before the first search has answered.
    var answer: Result<[User], OrdersError>?
    var isSearching = false
    var position = ListState()

    static let limit = 50
    static let pause: Duration = .milliseconds(80)

    let effectIDs: [EffectID] = ["finder.pause", "finder.search"]

    init(users: any UserDirectory) {
        self.users = users
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "select", help: "Look at the selected user everywhere.", action: .chosen,
            footerRank: 1)
    ]

    func message(typing key: Key) -> Message? {
        var field = input
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let height = height(in: context)
        switch event {
        case .pasted(let text):
            input.paste(text)
            return textChanged()
        case .moved(let move): position.move(move, count: found.count, height: height)
        case .scrolled(let rows): position.move(by: rows, count: found.count, height: height)
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
            let before = input.text
            return input.handle(key) && input.text != before ? textChanged() : []
        case .pauseEnded: return search()
        case .found(let result):
            take(result)
            if case .failure(let error) = result { return [.record(error, during: "finding a user")] }
            return []
        case .chosen: return choose()
        }
    }

    /// The selection stays with its user, if the new text finds them, too.
    private mutating func take(_ result: Result<[User], OrdersError>) {
        let selected = position.clamped(count: found.count, height: 1).selected.map { found[$0].id }
        (answer, isSearching) = (result, false)
        let isChosen = position.selected.map { $0 > 0 } ?? false
        let row = isChosen ? found.firstIndex { $0.id == selected } : nil
        position = ListState(selected: row ?? 0)
    }

    private mutating func textChanged() -> [Output<Message>] {
        guard !input.text.isEmpty else {
            (answer, isSearching) = (nil, false)
            return effectIDs.map { .effect(.cancel($0)) }
        }
        isSearching = true
        return [
            .effect(.cancel("finder.search")),
            .effect(.after(FinderDialog.pause, id: "finder.pause", .pauseEnded)),
        ]
    }

    private func search() -> [Output<Message>] {
        let (users, text) = (users, input.text)
        return [
            .effect(
                .query("finder.search", Message.found) {
                    // One more than is shown tells whether there are more.
                    try await users.users(matching: text, limit: FinderDialog.limit + 1)
                })
        ]
    }

    private func choose() -> [Output<Message>] {
        let row = position.clamped(count: found.count, height: 1).selected
        // While a search is under way the list is still the older text's.
        guard !isSearching, let row else { return [] }
        return [.close, .selectUser(found[row])]
    }

    private mutating func click(_ point: Point, in context: DashboardContext) {
        let list = layout(context.size).list
        let (count, height) = (found.count, height(in: context))
        let row = point.row - list.row - (list.rows - height)
        let target = position.clamped(count: count, height: height).offset + row
        guard list.contains(point), row >= 0, target < count else { return }
        position.select(target, count: count, height: height)
    }

    private func height(in context: DashboardContext) -> Int {
        TableView.height(in: layout(context.size).list.size)
    }

    var found: [User] {
        if case .success(let users) = answer { Array(users.prefix(FinderDialog.limit)) } else { [] }
    }

    /// Whether others are found besides those that are shown.
    var hasMore: Bool {
        if case .success(let users) = answer { users.count > FinderDialog.limit } else { false }
    }
}
