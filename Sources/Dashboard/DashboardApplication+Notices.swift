import OrdersCore
import TerminalUI

// What the person is told, and what the session's log keeps.
extension DashboardApplication {
    func notify(_ notice: Notice, _ state: inout DashboardState) -> Effects {
        state.notice = notice
        return [.after(Notice.lifetime, id: "notice", .init(kind: .noticeExpired))]
    }

    func record(
        _ error: OrdersError, during activity: String, _ state: inout DashboardState
    ) -> Effects {
        let cause = [activity, error.code.rawValue, error.cause].compactMap(\.self).joined(separator: ": ")
        return log(
            SessionLogEntry(at: state.now, kind: .trouble, text: error.message, cause: cause), &state)
    }

    func note(_ text: String, _ state: inout DashboardState) -> Effects {
        log(SessionLogEntry(at: state.now, kind: .information, text: text), &state)
    }

    /// Tells of an error and keeps it.
    func report(_ error: OrdersError, during activity: String, _ state: inout DashboardState) -> Effects {
        record(error, during: activity, &state) + notify(Notice(.failure, error.message), &state)
    }

    func nextEffectID(_ name: String, _ state: inout DashboardState) -> EffectID {
        state.lastEffect += 1
        return EffectID("\(name).\(state.lastEffect)")
    }

    private func log(_ entry: SessionLogEntry, _ state: inout DashboardState) -> Effects {
        state.log.append(entry)
        let log = environment.log
        return [.run(nextEffectID("log", &state)) { _ in log(entry) }]
    }
}
