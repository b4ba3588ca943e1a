/// What a program does: a state, what happens to it, and how it looks. All functions are called one after
/// the other; none may block.
public protocol Application<State, Message>: Sendable {
    /// Everything the program knows.
    associatedtype State: Sendable
    /// What can happen, in the past tense: `ordersLoaded`.
    associatedtype Message: Sendable

    /// The first state, and the effects to start with. It is drawn before any effect has answered.
    func start() -> (State, [Effect<Message>])

    /// What an event means in this state; `nil` when it means nothing. The first event of all is
    /// `.resized` with the size of the terminal; `hangUp` and `terminate` end the program unasked.
    func message(for event: TerminalEvent, in state: State) -> Message?

    /// Changes the state by what happened, and says what to do next.
    func update(_ state: inout State, _ message: Message) -> [Effect<Message>]

    /// Draws the state.
    func draw(_ state: State, on canvas: Canvas)

    /// The part of the picture that answers a key, which is shown before the rest is drawn; `nil` where only the whole
    /// picture makes sense, as by default.
    func foreground(of state: State) -> Foreground?
}

extension Application {
    public func foreground(of state: State) -> Foreground? { nil }
}
