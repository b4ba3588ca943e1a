import OrdersCore
import TerminalUI

// What is asked of the store, and how the figures follow a run without asking.
extension ArchivePane {
    mutating func markStale() {
        status.markStale()
        months.markStale()
    }

    mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        let isHeld = isMoving(in: context) && !isForced
        let asksStatus = !isHeld || status.value == nil
        let asksMonths = !isHeld || months.value == nil
        return (asksStatus ? loadStatus(in: context, isForced) : [])
            + (asksMonths ? loadMonths(in: context, isForced) : [])
    }

    private mutating func loadStatus(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard status.starts(at: context.now, isForced: isForced) else { return [] }
        nextTally = MoveTally(at: context.now, jobs: runs(in: context))
        let (archive, policy, now) = (archive, policy, context.now)
        return [
            .effect(
                .query("archive.status", Message.statusLoaded) {
                    try await archive.archiveStatus(policy: policy, at: now)
                })
        ]
    }

    private mutating func loadMonths(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard months.starts(at: context.now, isForced: isForced) else { return [] }
        let archive = archive
        return [
            .effect(.query("archive.months", Message.monthsLoaded) { try await archive.ordersPerMonth() })
        ]
    }

    mutating func take(
        _ result: Result<ArchiveStatus, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        status.take(result, in: context)
        // On a frozen screen the old figures may stay, and so does what belongs to them.
        if case .success(let new) = result, status.value == new { tally = nextTally }
        return Output.recording(result, during: "archive status")
    }

    mutating func followJobs(in context: DashboardContext) -> [Output<Message>] {
        let runs = runs(in: context)
        tally.follow(runs)
        nextTally.follow(runs)
        let ended = watch.follow(context.jobs).ended
        guard !ended.isEmpty else { return [] }
        markStale()
        return load(in: context) + ended.flatMap { offers(after: $0, in: context) }
    }

    /// What of the archive can be undone after a run has ended: nothing any more after a restore.
    private func offers(after run: JobRecord, in context: DashboardContext) -> [Output<Message>] {
        if run.draft.kind == .restore, run.state == .done { return [.offerUndo(nil)] }
        return undoing(run, in: context).map { [.offerUndo($0)] } ?? []
    }

    /// How to undo a run that has ended.
    private func undoing(_ run: JobRecord, in context: DashboardContext) -> UndoOffer? {
        guard let selection = run.undoing(among: context.jobs.records) else { return nil }
        let (confirmation, rows) = (confirmation, run.rowsMoved)
        return UndoOffer(
            jobID: run.id, pane: id, words: "restore the \(rows.grouped) orders that run \(run.id) moved",
            obstacle: ArchivePane.controls.obstacle
        ) {
            ConfirmJobDialog(
                job: RunUndo(selection, rows: rows, confirmation), obstacle: ArchivePane.controls.obstacle)
        }
    }

    /// The figures as of now.
    var figures: ArchiveFigures? {
        status.value.map { ArchiveFigures($0, archived: tally.archived, moved: tally.moved) }
    }

    /// The runs of all processes, newest first.
    func runs(in context: DashboardContext) -> [JobRecord] {
        context.jobs.records.filter { ArchivePane.jobKinds.contains($0.draft.kind) }
    }

    /// Whether some process moves orders now.
    func isMoving(in context: DashboardContext) -> Bool {
        runs(in: context).contains {
            $0.draft.kind != .archiveVerify
                && $0.state == .running && context.jobs.phase(of: $0) != .interrupted
        }
    }
}
