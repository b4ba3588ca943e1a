/// The application with the only mutable copy of its state, and the picture that is on the screen.
struct Stage<App: Application> {
    private let application: App
    private var state: App.State
    private var size: Size
    private var shown: Screen?
    /// The place of the foreground in what is shown.
    private var foreground: Rect?
    /// Whether all that is shown is of the present state, and not the foreground alone.
    private(set) var isWhole = false

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

    /// The picture that is shown with the new foreground, which takes a fraction of the time of a whole one; `nil` when it
    /// has another place now, or equals the one that is shown.
    mutating func drawForeground(glyphs: Glyphs) -> Screen? {
        guard let shown, let part = application.foreground(of: state), part.frame == foreground else {
            return nil
        }
        let screen = show(
            Screen.draw(over: shown, glyphs: glyphs) { canvas in
                let frame = canvas.sub(part.frame)
                frame.fill(.text)
                part.draw(frame)
            })
        if screen != nil { isWhole = false }
        return screen
    }

    /// The new picture, or `nil` when it equals the one that is shown.
    mutating func draw(glyphs: Glyphs) -> Screen? {
        foreground = application.foreground(of: state)?.frame
        isWhole = true
        return show(Screen.draw(size: size, glyphs: glyphs) { application.draw(state, on: $0) })
    }

    private mutating func show(_ screen: Screen) -> Screen? {
        guard screen != shown else { return nil }
        shown = screen
        return screen
    }
}
