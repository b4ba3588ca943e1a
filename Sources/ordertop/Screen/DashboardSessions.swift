import OrdersCore
import Synchronization

/// Everything that was opened for the dashboard, so that nothing stays open when it ends.
final class DashboardSessions: Sendable {
    private let begun = Mutex<[DashboardSession]>([])

    func begin(_ store: any OrdersStore) -> DashboardSession {
        let session = DashboardSession(store, in: self)
        begun.withLock { $0.append(session) }
        return session
    }

    /// Closes what is open still; what was closed before doesn't mind.
    func closeAll() async {
        for session in begun.withLock({ $0 }) { await session.close() }
    }
}
