import OrdersCore
import TerminalUI

// Jobs: those that run here are effects, those of other processes are known from the journal.
extension DashboardApplication {
    func loadJobs() -> Effects {
        let store = environment.store
        return [
            .query("jobs", { .init(kind: .jobsLoaded($0)) }) { try await store.jobs(includingFinished: true) }
        ]
    }

    /// A run whose task was cancelled isn't heard of any more: the journal tells when it has ended.
    func pollStopping(_ state: DashboardState) -> Effects {
        state.jobs.runs.contains(where: \.isStopping) ? loadJobs() : []
    }

    func start(_ job: any Job, confirmed plan: JobPlan, _ state: inout DashboardState) -> Effects {
        let run = state.jobs.open(
            title: job.draft.title, stopsByCancelling: job.stateWhenInterrupted == .cancelled, plan: plan)
        let runner = environment.runner
        return note("Started: \(run.title).", &state) + clockTimer(state) + [
            effect(of: run) { try await runner.start(job, onChange: $0) }
        ]
    }

    func resume(_ id: JobID, _ state: inout DashboardState) -> Effects {
        guard let record = state.jobs.record(id), !state.jobs.runsHere(id) else { return [] }
        do {
            let job = try JobWorkshop(store: environment.store).job(for: record)
            let run = state.jobs.open(
                title: job.draft.title, stopsByCancelling: job.stateWhenInterrupted == .cancelled, jobID: id)
            let runner = environment.runner
            return note("Resumed: \(run.title).", &state) + clockTimer(state) + [
                effect(of: run) { try await runner.resume(job, id: id, onChange: $0) }
            ]
        } catch {
            return report(error, during: "resuming job \(id)", &state)
        }
    }

    private func effect(
        of run: LocalRun,
        _ body: @escaping @Sendable (@escaping @Sendable (JobRecord) -> Void) async throws -> JobRecord
    ) -> Effect<DashboardMessage> {
        .run(run.effectID) { send in
            do {
                let ended = try await body { send(.init(kind: .jobAdvanced(run: run.number, $0))) }
                send(.init(kind: .jobEnded(run: run.number, .success(ended))))
            } catch {
                send(.init(kind: .jobEnded(run: run.number, .failure(OrdersError(wrapping: error)))))
            }
        }
    }

    /// Asks the journal, which the job reads at its next checkpoint; a job that can't read it is cancelled.
    func ask(_ request: JobRequest, of id: JobID, _ state: inout DashboardState) -> Effects {
        guard let record = state.jobs.record(id), !record.state.isFinal else {
            return notify(Notice(.refusal, "The job has ended meanwhile."), &state)
        }
        if let run = state.jobs.runs.first(where: { $0.jobID == id }), run.stopsByCancelling {
            return request == .cancel ? cancelRun(of: id, &state) : refusePause(&state)
        }
        let (store, deadOwner, now) = (environment.store, state.jobs.deadOwner(of: record), state.now)
        return [
            .query(EffectID("request.\(id)"), { .init(kind: .jobAnswered(request, $0)) }) {
                let answer = try await store.request(request, of: id, deadOwner: deadOwner, at: now)
                // Nobody ran it: what a cancelled run leaves is cleared away here.
                if answer.state == .cancelled { await JobWorkshop(store: store).tidyUp(after: answer) }
                return answer
            }
        ]
    }

    private func refusePause(_ state: inout DashboardState) -> Effects {
        notify(
            Notice(.refusal, "This job is one step and can't pause; cancelling leaves nothing behind."),
            &state)
    }

    private func cancelRun(of id: JobID, _ state: inout DashboardState) -> Effects {
        guard let run = state.jobs.stop(id) else { return [] }
        state.refresh.hasOwnChanges = true
        return [.cancel(run.effectID)] + tellAll(.jobsChanged, &state)
    }

    func takeJobs(_ result: Result<[JobRecord], OrdersError>, _ state: inout DashboardState) -> Effects {
        switch result {
        case .success(let records):
            let ended = state.jobs.replace(records)
            let told = tellAll(.jobsChanged, &state)
            let notes = ended.flatMap { run in tellEnd(run.jobID.flatMap(state.jobs.record), &state) }
            return told + notes + endIfReady(&state)
        case .failure(let error) where error.code == .unsupported: return []
        case .failure(let error): return record(error, during: "reading the journal", &state)
        }
    }

    func takeProgress(run: Int, _ record: JobRecord, _ state: inout DashboardState) -> Effects {
        let isNew = !state.jobs.runsHere(record.id)
        state.jobs.advance(run: run, record)
        state.refresh.hasOwnChanges = true
        return tellAll(.jobsChanged, &state) + (isNew ? stopIfEnding(record.id, &state) : [])
    }

    func takeEnd(
        run: Int, _ result: Result<JobRecord, OrdersError>, _ state: inout DashboardState
    ) -> Effects {
        if case .success(let record) = result { state.jobs.advance(run: run, record) }
        state.jobs.close(run: run)
        state.refresh.hasOwnChanges = true
        let told = tellAll(.jobsChanged, &state)
        let effects =
            switch result {
            case .success(let record): tellEnd(record, &state)
            case .failure(let error): report(error, during: "running a job", &state)
            }
        return told + effects + loadJobs() + endIfReady(&state)
    }

    func takeAnswer(
        to request: JobRequest, _ result: Result<JobRecord, OrdersError>, _ state: inout DashboardState
    ) -> Effects {
        switch result {
        case .success(let record):
            state.jobs.put(record)
            return tellAll(.jobsChanged, &state)
                + note("Asked to \(request.rawValue): \(record.draft.title).", &state)
        case .failure(let error): return report(error, during: "asking a job to \(request.rawValue)", &state)
        }
    }

    /// What the panes offer to undo is offered with the news, so they have to know first.
    private func tellEnd(_ record: JobRecord?, _ state: inout DashboardState) -> Effects {
        guard let record else { return [] }
        let text = "\(record.draft.title): \(record.message ?? record.state.rawValue)"
        let tone: Notice.Tone = record.state == .failed ? .failure : .success
        let canUndo = state.undo?.jobID == record.id
        let next = canUndo ? Notice.Next(command: .undo, words: "undoes it") : nil
        return note(text, &state) + notify(Notice(tone, canUndo ? "\(text)." : text, next: next), &state)
    }
}
