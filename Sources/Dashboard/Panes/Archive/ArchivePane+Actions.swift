import OrdersCore
import TerminalUI

// Why keys sometimes do nothing.
extension ArchivePane {
    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .archiveAsked: reasonAgainstArchiving(in: context).state
        case .pauseAsked: ArchivePane.controls.reasonAgainstPausing(in: context).state
        case .cancelAsked: ArchivePane.controls.reasonAgainstCancelling(in: context).state
        case .restoreAsked: reasonAgainstRestoring(in: context).state
        case .verifyAsked: reasonAgainstVerifying(in: context).state
        case .opened: reasonAgainstOpening(in: context).state
        case .statusLoaded, .monthsLoaded: .enabled
        }
    }

    func label(of message: Message, in context: DashboardContext) -> String? {
        guard case .pauseAsked = message else { return nil }
        return ArchivePane.controls.pauseLabel(in: context)
    }

    private func reasonAgainstOpening(in context: DashboardContext) -> String? {
        runs(in: context).isEmpty ? "There has been no run yet; \(context.keys(.archive)) starts one." : nil
    }

    private func reasonAgainstArchiving(in context: DashboardContext) -> String? {
        if let reason = ArchivePane.controls.obstacle(in: context) { return reason }
        guard let figures, figures.eligible == 0 else { return nil }
        return "No order in main is older than \(policy.olderThan.words); --older-than takes another age."
    }

    private func reasonAgainstRestoring(in context: DashboardContext) -> String? {
        if let reason = ArchivePane.controls.obstacle(in: context) { return reason }
        guard figures?.archive == 0 else { return nil }
        return "The archive is empty; \(context.keys(.archive)) moves orders there."
    }

    private func reasonAgainstVerifying(in context: DashboardContext) -> String? {
        if isMoving(in: context) {
            let key = context.keys(.pause(.archive))
            return "A run is under way, and its log would grow while verifying reads; \(key) pauses it."
        }
        return ArchivePane.verifyControls.obstacle(in: context)
    }

    /// A run that is paused doesn't keep anybody from verifying.
    static let verifyControls = JobControls(
        kinds: [.archiveVerify], capability: .readArchive, pane: "Archive",
        nothing: { "The archive is not being verified; \($0(.verifyArchive)) starts it." })

    /// What runs have in common.
    static let controls = JobControls(
        kinds: jobKinds, capability: .moveOrders, pane: "Archive",
        nothing: { "No run is under way; \($0(.archive)) starts one." })
}

// What keys do.
extension ArchivePane {
    /// The cutoff is fixed now: what the person confirms is what is moved.
    func askToArchive(in context: DashboardContext) -> [Output<Message>] {
        [.open(confirmation.dialog(policy.selection(at: context.now)))]
    }

    func askToRestore() -> [Output<Message>] {
        [.open(RestoreDialog(holding: status.value?.archive, confirmation: confirmation))]
    }

    var verifying: ConfirmJobDialog {
        ConfirmJobDialog(
            job: ArchiveVerifyJob(archive: archive), obstacle: ArchivePane.verifyControls.obstacle)
    }

    func cancel(in context: DashboardContext) -> [Output<Message>] {
        let keys = context.keys
        return ArchivePane.controls.cancel(in: context) { $0.remains(keys) }
    }

    func open(in context: DashboardContext) -> [Output<Message>] {
        let runs = runs(in: context)
        guard let run = runs.first(where: { $0.id == selected }) ?? runs.first else { return [] }
        return [.open(JobLogDialog(job: run, journal: journal))]
    }
}

extension JobRecord {
    /// What becomes of orders that are only flagged.
    private var flagged: [[Span]] {
        let rows = rowsGone - rowsMoved
        guard draft.kind == .archive, rows > 0 else { return [] }
        return [[Span("\(rows.grouped) flagged orders that haven't moved are main's again at once.")]]
    }

    /// What remains of a run that is cancelled.
    fileprivate func remains(_ keys: KeyNames) -> [[Span]] {
        let isArchiving = draft.kind == .archive
        let (source, target) = isArchiving ? ("main", "the archive") : ("the archive", "main")
        let back = isArchiving ? "\(keys(.restore)) restores them" : "\(keys(.archive)) archives them again"
        let left = draft.rowsTotal.map { max(0, $0 &- rowsDone).grouped }
        return [
            [Span("Moved so far: "), Span("\(rowsDone.grouped) rows", Style(.text, bold: true))],
            [Span("They stay in \(target); \(back).")],
        ] + flagged + [
            [Span("What remains\(left.map { ", \($0) rows," } ?? "") stays in \(source).")]
        ]
    }
}
