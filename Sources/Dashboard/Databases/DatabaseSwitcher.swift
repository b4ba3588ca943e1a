public import TerminalUI

/// The dashboard with the way from one database to another: one program on one terminal, in which the dashboard of one
/// database takes the place of another's.
public struct DatabaseSwitcher: Application {
    /// The dashboard that is shown, and what it knows.
    public struct State: Sendable {
        var application: DashboardApplication
        var dashboard: DashboardState
    }

    public typealias Message = DashboardMessage

    private let first: DashboardApplication
    private let opening: DatabaseChoice?

    /// Draws the dashboard and opens its first database meanwhile. Where that fails, the program quits.
    ///
    /// - Parameters:
    ///   - id: the first database, one of the environment's choices.
    ///   - environment: one on an `UnopenedStore`, whose directory opens the databases.
    public init(opening id: DatabaseChoice.ID, in environment: DashboardEnvironment) {
        self.init(
            first: DashboardApplication(environment: environment),
            opening: environment.databases?.choice(id))
    }

    init(first: DashboardApplication, opening: DatabaseChoice? = nil) {
        self.first = first
        self.opening = opening
    }

    public func start() -> (State, [Effect<DashboardMessage>]) {
        var (dashboard, effects) = first.start()
        if let opening { effects += first.openOther(opening, &dashboard) }
        return (State(application: first, dashboard: dashboard), effects)
    }

    public func message(for event: TerminalEvent, in state: State) -> DashboardMessage? {
        let message = state.application.message(for: event, in: state.dashboard)
        guard case .key(let key) = event, let message, state.application.holds(message, state.dashboard)
        else { return message }
        return .init(kind: .keyHeld(key))
    }

    public func update(_ state: inout State, _ message: DashboardMessage) -> [Effect<DashboardMessage>] {
        let effects = state.application.update(&state.dashboard, message)
        guard let destination = state.dashboard.departure?.destination else { return effects }
        return go(to: destination, &state)
    }

    public func draw(_ state: State, on canvas: Canvas) {
        state.application.draw(state.dashboard, on: canvas)
    }

    public func foreground(of state: State) -> Foreground? {
        state.application.foreground(of: state.dashboard)
    }

    /// Begins anew with the other store. What the old dashboard asked is cancelled, so that nothing of it is heard, and
    /// its store is closed in the background. What the person has set up on the screen stays.
    private func go(to other: DashboardEnvironment, _ state: inout State) -> [Effect<DashboardMessage>] {
        let (old, left) = (state.dashboard, state.application.environment)
        var environment = other
        environment.options.interval = old.refresh.interval
        environment.options.mouse = old.isMouseOn
        let application = DashboardApplication(environment: environment)
        let (dashboard, starting) = application.start()
        state = State(application: application, dashboard: dashboard)
        state.dashboard.log = old.log
        state.dashboard.focus = old.focus
        state.dashboard.isZoomed = old.isZoomed
        state.dashboard.recentCommands = old.recentCommands
        state.dashboard.hasHints = old.hasHints
        // Numbers go on: an effect of the old dashboard must not meet a new one of its name.
        state.dashboard.lastEffect = old.lastEffect
        let sized = application.update(&state.dashboard, .init(kind: .resized(old.size)))
        guard left.isOpen else { return [.cancelAll] + starting + sized + arrive(old, &state) }
        let words = application.welcome(&state.dashboard)
        let closing = Effect<DashboardMessage>.run(
            application.nextEffectID("database.close", &state.dashboard)
        ) { _ in await left.close() }
        return [.cancelAll] + starting + sized + words + [closing]
    }

    /// The first database is open. What was opened before needs none, and stays; what was asked of it is done now.
    private func arrive(
        _ old: DashboardState, _ state: inout State
    ) -> [Effect<DashboardMessage>] {
        state.dashboard.dialogs = old.dialogs.map { layer in
            let dialog = state.application.renewed(layer.dialog, state.dashboard)
            return DialogLayer(id: layer.id, dialog: dialog)
        }
        state.dashboard.lastDialog = old.lastDialog
        return state.application.press(old.heldKeys, &state.dashboard)
    }
}

extension DashboardApplication {
    /// Says where one is now.
    fileprivate func welcome(_ state: inout DashboardState) -> Effects {
        guard let name = environment.databases?.current else { return [] }
        return notify(Notice(.success, "This is \(name)."), &state) + note("Went to \(name).", &state)
    }
}
