import OrdersCore
import Synchronization

/// Everything that is open for the dashboard, so that nothing stays open when it ends.
final class DashboardSessions: Sendable {
    private let begun = Mutex<[DashboardSession]>([])

    /// - Parameter isLent: whether somebody else closes the store when the program ends.
    func begin(_ store: any OrdersStore, isLent: Bool = false) -> DashboardSession {
        let session = DashboardSession(store, in: self, isLent: isLent)
        begun.withLock { $0.append(session) }
        return session
    }

    func forget(_ session: DashboardSession) {
        begun.withLock { $0.removeAll { $0 === session } }
    }

    /// Ends all that is open still, and closes what isn't lent.
    func endAll() async {
        for session in begun.withLock({ $0 }) {
            await session.isLent ? session.endKeeping() : session.close()
        }
    }
}
