/// Something to do outside of the state: a query, a timer, a request to the terminal.
public struct Effect<Message: Sendable>: Sendable {
    /// Work that sends messages while it runs.
    public typealias Operation = @Sendable (_ send: @escaping @Sendable (Message) -> Void) async -> Void

    enum Kind: Sendable {
        case run(EffectID, TaskPriority?, Operation)
        case after(Duration, EffectID, Message)
        case cancel(EffectID)
        case cancelAll
        case copy(String)
        case mouse(Bool)
        case suspend
        case quit
    }

    let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }

    /// Runs `operation` in the background. A newer run with the same id cancels the task of the older;
    /// what a cancelled or replaced run sends, or has sent without being heard yet, is dropped.
    public static func run(
        _ id: EffectID, priority: TaskPriority? = nil, _ operation: @escaping Operation
    ) -> Effect {
        Effect(.run(id, priority, operation))
    }

    /// Sends `message` after `duration` on the program's clock, unless the id is taken over before.
    public static func after(_ duration: Duration, id: EffectID, _ message: Message) -> Effect {
        Effect(.after(duration, id, message))
    }

    /// Cancels the run or timer with this id; nothing more is heard of it.
    public static func cancel(_ id: EffectID) -> Effect { Effect(.cancel(id)) }

    /// Cancels every run and every timer; nothing more is heard of any.
    public static var cancelAll: Effect { Effect(.cancelAll) }

    /// Puts text on the clipboard.
    public static func copy(_ text: String) -> Effect { Effect(.copy(text)) }

    /// Switches mouse events on or off.
    public static func mouse(_ enabled: Bool) -> Effect { Effect(.mouse(enabled)) }

    /// Stops the process as Ctrl-Z does.
    public static var suspend: Effect { Effect(.suspend) }

    /// Ends the program.
    public static var quit: Effect { Effect(.quit) }
}
