import OrdersCore
import Synchronization

/// Everything that is open for the dashboard, so that nothing stays open when it ends.
final class DashboardSessions: Sendable {
    private let begun = Mutex<[DashboardSession]>([])

    func begin(_ store: any OrdersStore) -> DashboardSession {
        let session = DashboardSession(store, in: self)
        begun.withLock { $0.append(session) }
        return session
    }

    func forget(_ session: DashboardSession) {
        begun.withLock { $0.removeAll { $0 === session } }
    }

    /// The stores that are open still.
    var stores: [any OrdersStore] { begun.withLock { $0.map(\.store) } }

    /// Ends what is done beside the stores that are open still.
    func endKeeping() async {
        for session in begun.withLock({ $0 }) { await session.endKeeping() }
    }

    /// Closes all that is open still.
    func closeAll() async {
        for session in begun.withLock({ $0 }) { await session.close() }
    }
}
