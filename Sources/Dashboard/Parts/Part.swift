import TerminalUI

/// A piece of the dashboard that keeps its own state: a pane or a dialog.
///
/// A part is a value. It hears of events and of its own messages, changes itself and says in outputs what
/// shall happen; nothing of it blocks, and drawing changes nothing.
protocol Part: Sendable {
    /// What can happen to it, in the past tense.
    associatedtype Message: Sendable

    /// Its keys, in the order of the footer. Moving in lists is common to all parts and comes as an event.
    var keys: KeyMap<Message> { get }

    /// Whether a key's message can be sent now; the reason is shown when the key is pressed all the same.
    func state(of message: Message, in context: DashboardContext) -> BindingState

    /// Whether there is anything now that a key's message is about. Where there isn't, another pane's key of
    /// the same name counts.
    func applies(_ message: Message, in context: DashboardContext) -> Bool

    /// What a key does as things are, in a word or two for the footer, `go on`; nil: what it does always.
    func label(of message: Message, in context: DashboardContext) -> String?

    /// Its list, if it has one that can be sorted, filtered and marked.
    var arrangedList: (any ArrangedList)? { get }

    /// What it shows, as data for files and for the clipboard; nil when there is nothing yet.
    func data(in context: DashboardContext) -> ListData?

    /// What is copied without asking; nil when there is nothing.
    func copiedText(in context: DashboardContext) -> CopiedText?

    /// Takes in what happened around it.
    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>]

    /// Takes in what happened to it: a key of its own, an answer to one of its effects.
    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>]
}

extension Part {
    var arrangedList: (any ArrangedList)? { nil }

    func data(in context: DashboardContext) -> ListData? { nil }

    func copiedText(in context: DashboardContext) -> CopiedText? { data(in: context)?.rowCopy }

    func state(of message: Message, in context: DashboardContext) -> BindingState { .enabled }

    func applies(_ message: Message, in context: DashboardContext) -> Bool { true }

    func label(of message: Message, in context: DashboardContext) -> String? { nil }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] { [] }
}
