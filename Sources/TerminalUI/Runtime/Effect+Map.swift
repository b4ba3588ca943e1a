extension Effect {
    /// The same effect for a program with other messages: what a pane's effect sends goes through
    /// `transform`.
    public func map<Other>(_ transform: @escaping @Sendable (Message) -> Other) -> Effect<Other> {
        switch kind {
        case .run(let id, let priority, let operation):
            .run(id, priority: priority) { send in await operation { send(transform($0)) } }
        case .after(let duration, let id, let message): .after(duration, id: id, transform(message))
        case .cancel(let id): .cancel(id)
        case .cancelAll: .cancelAll
        case .copy(let text): .copy(text)
        case .mouse(let enabled): .mouse(enabled)
        case .suspend: .suspend
        case .quit: .quit
        }
    }
}
