import OrdersCore
import TerminalUI

// Why keys sometimes do nothing.
extension ArchivePane {
    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .archiveAsked: reasonAgainstArchiving(in: context).state
        case .pauseAsked: reasonAgainstPausing(in: context).state
        case .cancelAsked: reasonAgainstCancelling(in: context).state
        case .restoreAsked: reasonAgainstRestoring(in: context).state
        case .verifyAsked: context.state(needing: .readArchive)
        case .opened: (runs(in: context).isEmpty ? "There has been no run yet." : nil).state
        case .statusLoaded, .monthsLoaded: .enabled
        }
    }

    private func reasonAgainstArchiving(in context: DashboardContext) -> String? {
        if let reason = ArchivePane.obstacle(in: context) { return reason }
        guard let figures, figures.eligible == 0 else { return nil }
        return "No order in main is older than \(policy.olderThan.words)."
    }

    private func reasonAgainstRestoring(in context: DashboardContext) -> String? {
        if let reason = ArchivePane.obstacle(in: context) { return reason }
        return figures?.archive == 0 ? "The archive is empty." : nil
    }

    private func reasonAgainstPausing(in context: DashboardContext) -> String? {
        if let reason = context.availability(.runJobs).reason { return reason }
        guard let run = context.jobs.unfinished(of: ArchivePane.jobKinds) else {
            return "No run is under way; a starts one."
        }
        switch context.jobs.phase(of: run) {
        case .pausing: return "It pauses at its next checkpoint."
        case .cancelling: return "It is being cancelled."
        case .paused, .interrupted: return context.availability(.moveOrders).reason
        default: return nil
        }
    }

    private func reasonAgainstCancelling(in context: DashboardContext) -> String? {
        if let reason = context.availability(.runJobs).reason { return reason }
        guard let run = context.jobs.unfinished(of: ArchivePane.jobKinds) else {
            return "No run is under way."
        }
        return context.jobs.phase(of: run) == .cancelling ? "It is being cancelled already." : nil
    }

    /// What stands in the way of starting any run now.
    static func obstacle(in context: DashboardContext) -> String? {
        for capability in [Capability.moveOrders, .runJobs] {
            if let reason = context.availability(capability).reason { return reason }
        }
        guard let run = context.jobs.unfinished(of: jobKinds) else { return nil }
        let phase = context.jobs.phase(of: run)
        let goesOn = phase == .paused || phase == .interrupted
        return "\"\(run.draft.title)\" is \(phase.rawValue); \(goesOn ? "p goes on" : "p pauses it"), "
            + "x in Archive cancels it."
    }
}

// What keys do.
extension ArchivePane {
    /// The cutoff is fixed now: what the person confirms is what is moved.
    func askToArchive(in context: DashboardContext) -> [Output<Message>] {
        let selection = ArchiveSelection(direction: .archive, until: policy.cutoff(at: context.now))
        return [.open(MoveConfirmation(archive: archive, maxWriterStall: maxWriterStall).dialog(selection))]
    }

    func askToRestore() -> [Output<Message>] {
        let confirmation = MoveConfirmation(archive: archive, maxWriterStall: maxWriterStall)
        return [.open(RestoreDialog(holding: status.value?.archive, confirmation: confirmation))]
    }

    func pauseOrResume(in context: DashboardContext) -> [Output<Message>] {
        guard let run = context.jobs.unfinished(of: ArchivePane.jobKinds) else { return [] }
        switch context.jobs.phase(of: run) {
        case .paused, .interrupted:
            let text = "Going on from the checkpoint: \(run.draft.title)."
            return [.notify(Notice(.information, text)), .resumeJob(run.id)]
        default:
            let notice = Notice(.information, "Pausing at the next checkpoint.")
            return [.notify(notice), .request(.pause, run.id)]
        }
    }

    func askToCancel(in context: DashboardContext) -> [Output<Message>] {
        guard let run = context.jobs.unfinished(of: ArchivePane.jobKinds) else { return [] }
        return [.open(CancelMoveDialog(run: run))]
    }

    func open(in context: DashboardContext) -> [Output<Message>] {
        let runs = runs(in: context)
        guard let run = runs.first(where: { $0.id == selected }) ?? runs.first else { return [] }
        return [.open(JobLogDialog(job: run, journal: journal))]
    }
}
