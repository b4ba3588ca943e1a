import OrdersCore
import TerminalUI

/// What happened in this session and to every job of the journal, the newest at the bottom. It follows the end until
/// one goes up.
struct LogDialog: Dialog {
    enum Message: Sendable {
        case journalLoaded(Result<[JobLogLine], OrdersError>)
        case opened
        case copied
        case filterOpened
        case filterClosed
        case typed(Key)
    }

    private let journal: any JobJournal
    var lines = Feed<[JobLogLine]>()
    var filter = TextField()
    /// Whether letters go into the filter.
    var isFiltering = false
    /// Nil: the newest, whichever that is.
    var selected: LogLine.ID?
    private var offset = 0

    let effectIDs: [EffectID] = ["log.journal"]

    /// More would be read by nobody, and read again at every change.
    static let journalLimit = 500

    init(journal: any JobJournal) {
        self.journal = journal
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "whole entry", help: "Show the selected entry in full, with its cause.",
            action: .opened, footerRank: 1),
        KeyBinding(
            keys: [.character("/")], label: "filter", help: "Show only entries with some words.",
            action: .filterOpened, footerRank: 2),
        KeyBinding(
            keys: [.character("y")], label: "copy", help: "Copy the selected entry to the clipboard.",
            action: .copied, footerRank: 4),
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .opened, .copied:
            (selectedLine(in: context) == nil ? "There is no entry to look at." : nil).state
        default: .enabled
        }
    }

    func movement(in context: DashboardContext) -> String? {
        shown(in: context).shown.count > 1 ? "move" : nil
    }

    /// Enter keeps the filter and gives the keys back; Esc takes it away.
    func message(typing key: Key) -> Message? {
        guard isFiltering else { return nil }
        if key == .enter || key == .escape { return key == .enter ? .typed(key) : .filterClosed }
        var field = filter
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged, .jobsChanged: lines.markStale()
        case .moved(let move): select(in: context) { $0.move(move, count: $1, height: $2) }
        case .scrolled(let rows): select(in: context) { $0.move(by: rows, count: $1, height: $2) }
        case .pasted(let text): if isFiltering { filter.paste(text) }
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .journalLoaded(let result): take(result, in: context)
        case .opened: return selectedLine(in: context).map { [.open(LogEntryDialog(line: $0))] } ?? []
        case .copied:
            return selectedLine(in: context).map { [.copy($0.copyText, name: "the entry")] } ?? []
        case .filterOpened: isFiltering = true
        case .filterClosed: (isFiltering, filter) = (false, TextField())
        case .typed(.enter): isFiltering = false
        case .typed(let key): _ = filter.handle(key)
        }
        return []
    }

    private mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        guard lines.starts(at: context.now, isForced: isForced) else { return [] }
        let journal = journal
        return [
            .effect(
                .query("log.journal", Message.journalLoaded) {
                    try await journal.recentLog(limit: LogDialog.journalLimit)
                })
        ]
    }

    /// A database without a journal has nothing to tell of jobs.
    private mutating func take(_ result: Result<[JobLogLine], OrdersError>, in context: DashboardContext) {
        if case .failure(let error) = result, error.code == .unsupported {
            lines.take(.success([]), in: context)
        } else {
            lines.take(result, in: context)
        }
    }
}

// The list, and which of its lines is selected.
extension LogDialog {
    func shown(in context: DashboardContext) -> LogLines {
        LogLines(
            session: context.log, journal: lines.value ?? [], jobs: context.jobs, filter: filter.text)
    }

    func listState(_ shown: LogLines, height: Int) -> ListState {
        let count = shown.shown.count
        return ListState(selected: shown.position(of: selected) ?? count - 1, offset: offset)
            .clamped(count: count, height: height)
    }

    private func selectedLine(in context: DashboardContext) -> LogLine? {
        let shown = shown(in: context)
        return listState(shown, height: listHeight(in: context.size)).selected.map { shown.shown[$0] }
    }

    /// Who goes to the end follows it again.
    private mutating func select(
        in context: DashboardContext, _ move: (inout ListState, _ count: Int, _ height: Int) -> Void
    ) {
        let (shown, height) = (shown(in: context), listHeight(in: context.size))
        var state = listState(shown, height: height)
        move(&state, shown.shown.count, height)
        offset = state.offset
        let isLast = state.selected == shown.shown.count - 1
        selected = isLast ? nil : state.selected.map { shown.shown[$0].id }
    }
}
