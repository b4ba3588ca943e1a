import OrdersCore
import Synchronization
import TerminalUI

/// A store that the dashboard shows, and what is done beside it: its live totals are kept, if it may.
final class DashboardSession: Sendable {
    let store: any OrdersStore
    let sessions: DashboardSessions
    private let keeper: Task<Void, Never>
    private let isClosed = Mutex(false)

    init(_ store: any OrdersStore, in sessions: DashboardSessions) {
        (self.store, self.sessions) = (store, sessions)
        let thread = LoopExecutor()
        keeper = Task(executorPreference: thread) {
            guard store.availability(of: .keepTotals) == .available else { return }
            let clock = LoopClock(executor: thread)
            await TotalsKeeper(totals: store, now: { .systemNow }, clock: clock).run()
        }
    }

    /// Ends what is done beside the store.
    func endKeeping() async {
        keeper.cancel()
        await keeper.value
    }

    /// Closes the store, once. Nothing is lost where that fails: whoever opens the database next finds it as after a
    /// kill.
    func close() async {
        let isFirst = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        guard isFirst else { return }
        await endKeeping()
        try? await store.close()
        sessions.forget(self)
    }
}
