import OrdersCore
import TerminalUI

// The end, with jobs under way.
extension DashboardApplication {
    /// Quits, or asks what becomes of the jobs that run here. Asked a second time, it quits at once.
    func quit(_ state: inout DashboardState) -> Effects {
        let isAsked = state.dialogs.contains { $0.dialog is QuitDialog }
        let isPlain = state.jobs.runs.isEmpty || state.layout.isTooSmall
        guard !isPlain, !isAsked, state.ending == nil else { return [.quit] }
        return open(QuitDialog(), &state)
    }

    func quit(_ choice: QuitChoice, _ state: inout DashboardState) -> Effects {
        guard choice != .atOnce else { return [.quit] }
        return forgetDeparture(&state) + endJobs(Ending(handsOver: choice == .leaveRunning), &state)
    }

    /// Lets every job that runs here come to a halt, and departs then.
    func endJobs(_ ending: Ending, _ state: inout DashboardState) -> Effects {
        state.ending = ending
        return stopRuns(&state) + endIfReady(&state)
    }

    /// Stops what runs here at its next checkpoint. The journal's lease must be free before another process
    /// can go on.
    private func stopRuns(_ state: inout DashboardState) -> Effects {
        var effects: Effects = []
        for id in state.jobs.runs.compactMap(\.jobID) { effects += stopIfEnding(id, &state) }
        return effects
    }

    /// Stops one run, also one that the journal has entered only since the person chose to quit.
    func stopIfEnding(_ id: JobID, _ state: inout DashboardState) -> Effects {
        guard let ending = state.ending, let run = state.jobs.runs.first(where: { $0.jobID == id }) else {
            return []
        }
        if ending.handsOver, !run.stopsByCancelling { state.ending?.waiting.insert(id) }
        return ask(run.stopsByCancelling ? .cancel : .pause, of: id, &state)
    }

    /// Quits once nothing runs here any more and everything was handed over.
    func endIfReady(_ state: inout DashboardState) -> Effects {
        guard let ending = state.ending, state.jobs.runs.isEmpty, !ending.isHandingOver else { return [] }
        // A job that came to its end instead of pausing needs nobody to go on.
        let paused = ending.waiting.filter { state.jobs.record($0)?.state.isFinal == false }
        guard !paused.isEmpty else { return depart(&state) }
        state.ending?.waiting = paused
        state.ending?.isHandingOver = true
        let hand = environment.continueInBackground
        return paused.sorted().map { id in
            .query(EffectID("handover.\(id)"), { .init(kind: .jobHandedOver($0)) }) {
                try await hand(id)
                return id
            }
        }
    }

    func takeHandOver(_ result: Result<JobID, OrdersError>, _ state: inout DashboardState) -> Effects {
        switch result {
        case .success(let id):
            state.ending?.waiting.remove(id)
            return state.ending?.waiting.isEmpty == true ? depart(&state) : []
        case .failure(let error):
            // The person decides anew: the job is paused and nothing is lost.
            state.ending = nil
            return stay(&state) + report(error, during: "handing a job over", &state)
        }
    }
}
