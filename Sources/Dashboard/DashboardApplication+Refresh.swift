import OrdersCore
import TerminalUI

// Looking for changes, and asking again where there are some.
extension DashboardApplication {
    func askAtStart(_ state: inout DashboardState) -> Effects {
        readToken(&state) + loadOverview(&state, isForced: true) + loadJobs()
    }

    /// A tick of the refresh timer: reads the change token, which costs next to nothing.
    func askForChanges(_ state: inout DashboardState) -> Effects {
        guard !state.refresh.isFrozen else { return [] }
        return readToken(&state)
    }

    /// Asks everything again, frozen or not.
    func refreshNow(_ state: inout DashboardState) -> Effects {
        let effects = tellAll(.refreshForced, &state)
        return effects + loadOverview(&state, isForced: true) + loadJobs()
    }

    func takeToken(_ result: Result<Int64, OrdersError>, _ state: inout DashboardState) -> Effects {
        state.refresh.tokenAskedAt = nil
        var effects: Effects = []
        switch result {
        case .success(let token):
            state.refresh.failure = nil
            if noteChange(token, &state) { effects += markChanged(&state) }
        case .failure(let error):
            // Panes try and say for themselves what they miss.
            effects += record(error, during: "looking for changes", &state) + markChanged(&state)
            state.refresh.failure = error
        }
        guard !state.refresh.isFrozen else { return effects }
        return effects + loadOverview(&state) + tellAll(.refreshDue, &state)
    }

    /// Whether the database has changed since the last token, by others or by a job of this process.
    private func noteChange(_ token: Int64, _ state: inout DashboardState) -> Bool {
        let isChanged = state.refresh.token.map { $0 != token } ?? false
        defer { (state.refresh.token, state.refresh.hasOwnChanges) = (token, false) }
        return isChanged || state.refresh.hasOwnChanges
    }

    private func markChanged(_ state: inout DashboardState) -> Effects {
        state.overview.markStale()
        return tellAll(.storeChanged, &state) + loadJobs()
    }

    private func readToken(_ state: inout DashboardState) -> Effects {
        guard state.refresh.tokenAskedAt == nil else { return [] }
        state.refresh.tokenAskedAt = state.now
        let store = environment.store
        return [
            .query("token", { .init(kind: .tokenRead($0)) }) { try await store.changeToken() }
        ]
    }

    private func loadOverview(_ state: inout DashboardState, isForced: Bool = false) -> Effects {
        guard state.overview.starts(at: state.now, isForced: isForced) else { return [] }
        let store = environment.store
        return [
            .query("overview", { .init(kind: .overviewLoaded($0)) }) { try await store.overview() }
        ]
    }
}
