import OrdersCore
import TerminalUI

/// Pausing, going on with and cancelling the unfinished job of some kinds, for the panes that run jobs.
struct JobControls: Sendable {
    let kinds: Set<JobKind>
    /// What the jobs need of the database besides a journal.
    let capability: Capability
    /// The name of the pane whose keys control them.
    let pane: String
    /// What is said when there is no such job: `No run is under way; a starts one.`
    let nothing: @Sendable (KeyNames) -> String

    /// What stands in the way of starting such a job now.
    func obstacle(in context: DashboardContext) -> String? {
        for needed in [capability, .runJobs] {
            if let reason = context.availability(needed).reason { return reason }
        }
        let unfinished = context.jobs.unfinished(of: kinds)
        return unfinished.flatMap { context.jobs.leftNothing($0) ? nil : sentence(about: $0, in: context) }
    }

    private func sentence(about job: JobRecord, in context: DashboardContext) -> String {
        let (title, phase) = (job.draft.title, context.jobs.phase(of: job))
        let (pause, cancel) = (context.keys(.pause(job.draft.kind)), context.keys(.cancel(job.draft.kind)))
        if job.draft.kind.isOneStep {
            return "\"\(title)\" is under way; \(cancel) in \(pane) cancels it."
        }
        let hint = phase.goesOn ? "goes on" : "pauses it"
        return "\"\(title)\" is \(phase.rawValue); \(pause) \(hint), \(cancel) in \(pane) cancels it."
    }

    func reasonAgainstPausing(in context: DashboardContext) -> String? {
        if let reason = context.availability(.runJobs).reason { return reason }
        guard let job = context.jobs.unfinished(of: kinds) else { return nothing(context.keys) }
        if job.draft.kind.isOneStep {
            return "This job is one step and can't pause; cancelling leaves nothing behind."
        }
        switch context.jobs.phase(of: job) {
        case .pausing: return "It pauses at its next checkpoint."
        case .cancelling: return "It is being cancelled; that takes until its next checkpoint."
        case .paused, .interrupted: return context.availability(capability).reason
        default: return nil
        }
    }

    /// What the key for pausing does now, where that is something else.
    func pauseLabel(in context: DashboardContext) -> String? {
        guard let job = context.jobs.unfinished(of: kinds) else { return nil }
        return context.jobs.phase(of: job).goesOn ? "go on" : nil
    }

    func reasonAgainstCancelling(in context: DashboardContext) -> String? {
        if let reason = context.availability(.runJobs).reason { return reason }
        guard let job = context.jobs.unfinished(of: kinds) else { return nothing(context.keys) }
        return context.jobs.phase(of: job) == .cancelling ? "It is being cancelled already." : nil
    }

    /// Pauses the job, or goes on with one that is paused or was interrupted.
    func pauseOrResume<Message>(in context: DashboardContext) -> [Output<Message>] {
        guard let job = context.jobs.unfinished(of: kinds) else { return [] }
        if context.jobs.phase(of: job).goesOn {
            let text = "Going on from the checkpoint: \(job.draft.title)."
            return [.notify(Notice(.information, text)), .resumeJob(job.id)]
        }
        let notice = Notice(.information, "Pausing at the next checkpoint.")
        return [.notify(notice), .request(.pause, job.id)]
    }

    /// Cancels a job of one step at once; asks first where something was done already.
    ///
    /// - Parameter remains: what cancelling means, in lines, as far as the job is.
    func cancel<Message>(
        in context: DashboardContext, remains: @escaping @Sendable (JobRecord) -> [[Span]] = { _ in [] }
    ) -> [Output<Message>] {
        guard let job = context.jobs.unfinished(of: kinds) else { return [] }
        guard job.draft.kind.isOneStep else { return [.open(CancelJobDialog(job: job, lines: remains))] }
        let isOurs = context.jobs.runsHere(job.id)
        let text = isOurs ? "Cancelling; nothing of it will be left." : "Asked the other process to cancel."
        let isDead = context.jobs.phase(of: job) == .interrupted
        let notice = Notice(.information, isDead ? "Cleared what the dead process left." : text)
        return [.notify(notice), .request(.cancel, job.id)]
    }
}

extension JobPhase {
    /// Whether it waits for somebody to go on with it.
    var goesOn: Bool { self == .paused || self == .interrupted }
}
