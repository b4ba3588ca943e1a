/// The application with the only mutable copy of its state, and the picture that is on the screen.
struct Stage<App: Application> {
    private let application: App
    private var state: App.State
    private var size: Size
    private var shown: Screen?

    /// The first state, told of the size, and the effects to start with.
    static func open(_ application: App, size: Size) -> (Stage, [Effect<App.Message>]) {
        let (state, effects) = application.start()
        var stage = Stage(application: application, state: state, size: size)
        let more = stage.handle(.resized(size))
        return (stage, effects + more)
    }

    private init(application: App, state: App.State, size: Size) {
        self.application = application
        self.state = state
        self.size = size
    }

    mutating func handle(_ event: TerminalEvent) -> [Effect<App.Message>] {
        if case .resized(let size) = event { self.size = size.atLeastOneCell }
        guard let message = application.message(for: event, in: state) else { return [] }
        return handle(message)
    }

    mutating func handle(_ message: App.Message) -> [Effect<App.Message>] {
        application.update(&state, message)
    }

    /// The new picture, or `nil` when it equals the one that is shown.
    mutating func draw(glyphs: Glyphs) -> Screen? {
        let screen = Screen.draw(size: size, glyphs: glyphs) { application.draw(state, on: $0) }
        guard screen != shown else { return nil }
        shown = screen
        return screen
    }
}
