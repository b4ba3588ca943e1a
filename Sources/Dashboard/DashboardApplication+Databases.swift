import OrdersCore
import TerminalUI

// Going to another database. This one is left only when the other is open and nothing runs here any more.
extension DashboardApplication {
    private static let opening: EffectID = "database"

    func showDatabases(_ state: inout DashboardState) -> Effects {
        guard let directory = environment.databases, directory.hasOthers else {
            let words = "No other database has a name; `ordertop config example` shows how to give it one."
            return notify(Notice(.refusal, words), &state)
        }
        return open(DatabasesDialog(directory: directory), &state)
    }

    /// A database was chosen: opens it, or asks first what becomes of the jobs that run here.
    func goTo(_ id: DatabaseChoice.ID, _ state: inout DashboardState) -> Effects {
        guard let directory = environment.databases, let choice = directory.choice(id), state.ending == nil
        else { return [] }
        guard id != directory.current else {
            return notify(Notice(.information, "\(id) is open already."), &state)
        }
        guard state.jobs.runs.isEmpty else { return open(QuitDialog(destination: choice), &state) }
        return goTo(choice, jobs: nil, &state)
    }

    func goTo(_ id: DatabaseChoice.ID, jobs: QuitChoice, _ state: inout DashboardState) -> Effects {
        environment.databases?.choice(id).map { goTo($0, jobs: jobs, &state) } ?? []
    }

    private func goTo(
        _ choice: DatabaseChoice, jobs: QuitChoice?, _ state: inout DashboardState
    ) -> Effects {
        openOther(choice, jobs: jobs, &state)
            + notify(Notice(.information, "Opening \(choice.id)."), &state)
    }

    func openOther(
        _ choice: DatabaseChoice, jobs: QuitChoice? = nil, _ state: inout DashboardState
    ) -> Effects {
        guard let directory = environment.databases else { return [] }
        state.departure = DatabaseSwitch(choice: choice, jobs: jobs)
        let effect = Effect<DashboardMessage>.run(DashboardApplication.opening) { send in
            do {
                let other = try await directory.open(choice.id)
                // Nobody hears of it any more, so nobody else would close it.
                if Task.isCancelled { return await other.close() }
                send(.init(kind: .databaseOpened(.success(other))))
            } catch {
                send(.init(kind: .databaseOpened(.failure(OrdersError(wrapping: error)))))
            }
        }
        return [effect]
    }

    func takeOpened(
        _ result: Result<DashboardEnvironment, OrdersError>, _ state: inout DashboardState
    ) -> Effects {
        switch result {
        case .failure where !environment.isOpen:
            // There is nothing to stay with; whoever opened it knows why it failed.
            return [.quit]
        case .failure(let error):
            return stay(&state) + report(error, during: "opening another database", &state)
        case .success(let other):
            state.departure?.environment = other
            guard !state.jobs.runs.isEmpty else { return depart(&state) }
            guard let jobs = state.departure?.jobs else {
                let words = "A job has begun here meanwhile; choose the database again."
                return stay(&state) + notify(Notice(.refusal, words), &state)
            }
            return endJobs(Ending(handsOver: jobs == .leaveRunning), &state)
        }
    }

    /// Everything here is at its end: off to the other database, or out of the program.
    func depart(_ state: inout DashboardState) -> Effects {
        guard state.departure?.environment != nil else { return [.quit] }
        state.departure?.isDue = true
        return []
    }

    /// Stays with this database after all.
    func stay(_ state: inout DashboardState) -> Effects {
        let asked = state.dialogs.filter { $0.dialog is QuitDialog }.map(\.id)
        return forgetDeparture(&state) + asked.flatMap { close($0, &state) }
    }

    /// Goes nowhere else, and gives back what is open for that.
    func forgetDeparture(_ state: inout DashboardState) -> Effects {
        guard let departure = state.departure else { return [] }
        state.departure = nil
        let closing = departure.environment.map { other -> Effects in
            [.run(nextEffectID("database.close", &state)) { _ in await other.close() }]
        }
        return [.cancel(DashboardApplication.opening)] + (closing ?? [])
    }
}
