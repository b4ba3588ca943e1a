/// What the program's loop takes up next.
enum InboxItem<Message: Sendable>: Sendable {
    case event(TerminalEvent)
    case message(Message, EffectTicket)
}
