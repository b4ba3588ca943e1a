/// What the program's loop takes up next.
enum InboxItem<Message: Sendable>: Sendable {
    case event(TerminalEvent)
    case message(Message, EffectTicket)
    /// What was left out of the picture to answer a key is to be drawn.
    case restDue
}
