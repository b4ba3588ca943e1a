import OrdersCore
import TerminalUI

// What the person is told, and what the session's log keeps.
extension DashboardApplication {
    func notify(_ notice: Notice, _ state: inout DashboardState) -> Effects {
        let number = state.notices.add(notice)
        return [
            .after(notice.lifetime, id: EffectID("notice.\(number)"), .init(kind: .noticeExpired(number)))
        ]
    }

    func askWhetherNew() -> Effect<DashboardMessage> {
        let isFirstRun = environment.isFirstRun
        return .run("first run") { send in send(.init(kind: .firstRunKnown(await isFirstRun()))) }
    }

    /// Takes away what stands before the panes and the footer without asking anything. The hints are alone in
    /// that; a notice goes with what Esc takes from the list, because nobody waits for it to go.
    func dismissWords(_ state: inout DashboardState) -> Effects {
        state.notices.clear()
        guard !state.hasHints else {
            state.hasHints = false
            return []
        }
        return perform(.list(.clear), &state)
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
