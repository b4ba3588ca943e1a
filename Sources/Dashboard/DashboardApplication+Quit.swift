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
        switch choice {
        case .atOnce: return [.quit]
        case .pauseJobs: state.ending = Ending(handsOver: false)
        case .leaveRunning: state.ending = Ending(handsOver: true)
        }
        return stopRuns(&state) + endIfReady(&state)
    }

    /// Stops what runs here at its next checkpoint. The journal's lease must be free before another process
    /// can go on.
    private func stopRuns(_ state: inout DashboardState) -> Effects {
        var effects: Effects = []
        for run in state.jobs.runs {
            guard let id = run.jobID else { continue }
            if let ending = state.ending, ending.handsOver, !run.stopsByCancelling {
                state.ending?.handingOver.insert(id)
            }
            effects += ask(run.stopsByCancelling ? .cancel : .pause, of: id, &state)
        }
        return effects
    }

    /// Quits once nothing runs here any more and everything was handed over.
    func endIfReady(_ state: inout DashboardState) -> Effects {
        guard let ending = state.ending, state.jobs.runs.isEmpty else { return [] }
        guard !ending.handingOver.isEmpty else { return [.quit] }
        let hand = environment.continueInBackground
        return ending.handingOver.sorted().map { id in
            .query(EffectID("handover.\(id)"), { .init(kind: .jobHandedOver($0)) }) {
                try await hand(id)
                return id
            }
        }
    }

    func takeHandOver(_ result: Result<JobID, OrdersError>, _ state: inout DashboardState) -> Effects {
        switch result {
        case .success(let id):
            state.ending?.handingOver.remove(id)
            return state.ending?.handingOver.isEmpty == true ? [.quit] : []
        case .failure(let error):
            // The person decides anew: the job is paused and nothing is lost.
            state.ending = nil
            return report(error, during: "handing a job over", &state)
        }
    }
}
