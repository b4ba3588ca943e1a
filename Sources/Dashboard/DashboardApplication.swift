import OrdersCore
public import TerminalUI

/// The dashboard: what the analyst sees, as an application of the terminal toolkit.
///
/// All functions here are pure but for asking the environment what time it is; databases, files and other
/// processes are only reached from effects.
public struct DashboardApplication: Application {
    public typealias State = DashboardState
    public typealias Message = DashboardMessage
    typealias Effects = [Effect<DashboardMessage>]

    let environment: DashboardEnvironment
    private let panes: [any Pane]
    /// The keys that go to a pane by its number.
    let paneKeys: KeyMap<DashboardCommand>

    public init(environment: DashboardEnvironment) {
        self.init(environment: environment, panes: PaneRegistry.panes(in: environment))
    }

    init(environment: DashboardEnvironment, panes: [any Pane]) {
        self.environment = environment
        self.panes = panes
        paneKeys = environment.keyboard.map(DashboardKeys.panes(panes.map(\.name)))
    }

    public func start() -> (DashboardState, [Effect<DashboardMessage>]) {
        var state = DashboardState(
            now: environment.now(), panes: panes,
            refresh: RefreshState(interval: environment.options.interval),
            jobs: JobBoard(host: environment.host), isMouseOn: environment.options.mouse)
        let effects = [.mouse(state.isMouseOn), askWhetherNew()] + timers(state)
        let queries = askAtStart(&state) + tellPanes(.appeared, &state)
        return (state, effects + queries)
    }

    public func update(
        _ state: inout DashboardState, _ message: DashboardMessage
    ) -> [Effect<DashboardMessage>] {
        state.now = environment.now()
        switch message.kind {
        case .resized(let size): state.size = size
        case .resumed: return askForChanges(&state)
        case .clockTicked: return clockTimer(state)
        case .refreshTicked: return timers(state) + askForChanges(&state) + pollStopping(state)
        case .tokenRead(let result): return takeToken(result, &state)
        case .overviewLoaded(let result): state.overview.take(result, in: context(state))
        case .jobsLoaded(let result): return takeJobs(result, &state)
        case .jobAdvanced(let run, let record): return takeProgress(run: run, record, &state)
        case .jobEnded(let run, let result): return takeEnd(run: run, result, &state)
        case .jobAnswered(let request, let result): return takeAnswer(to: request, result, &state)
        case .jobHandedOver(let result): return takeHandOver(result, &state)
        case .exportChosen(let export): return write(export, &state)
        case .exportWritten(let result, let rows): return takeExport(result, rows: rows, &state)
        case .noticeExpired(let number): state.notices.expire(number)
        case .wordsDismissed: return dismissWords(&state)
        case .firstRunKnown(let isFirst): state.hasHints = isFirst
        case .commandChosen(let command): return perform(command, &state)
        case .commandNamed(let name): return run(name, &state)
        case .quitChosen(let choice): return quit(choice, &state)
        case .databaseChosen(let id): return goTo(id, &state)
        case .databaseChanged(let id, let jobs): return goTo(id, jobs: jobs, &state)
        case .databaseOpened(let result): return takeOpened(result, &state)
        case .keyRefused(let reason): return notify(Notice(.refusal, reason), &state)
        case .keyHeld(let key): return hold(key, &state)
        case .paneFocused(let pane): state.focus = pane
        case .dialogDismissed(let id): return close(id, &state)
        case .told(let address, let message): return tell(message, at: address, &state)
        case .happened(let address, let event):
            if event.isClick { focus(address, &state) }
            return tell(event, at: address, &state)
        }
        return []
    }

    /// The clock moves with every look for changes; where those are rare, it has a timer of its own.
    func timers(_ state: DashboardState) -> Effects {
        [refreshTimer(state)] + clockTimer(state)
    }

    /// Every two seconds, for each tick wakes the processor up and sends something over the line; while a job runs
    /// here, every second.
    func clockTimer(_ state: DashboardState) -> Effects {
        let step = Duration.seconds(state.jobs.runs.isEmpty ? 2 : 1)
        guard step < state.refresh.interval.duration else { return [.cancel("clock")] }
        return [.after(step, id: "clock", .init(kind: .clockTicked))]
    }

    private func focus(_ address: PartAddress, _ state: inout DashboardState) {
        guard case .pane(let id) = address else { return }
        state.focus = state.panes.firstIndex { $0.id == id } ?? state.focus
    }

    func refreshTimer(_ state: DashboardState) -> Effect<DashboardMessage> {
        .after(state.refresh.interval.duration, id: "refresh", .init(kind: .refreshTicked))
    }
}
