import OrdersCore
import TerminalUI

// Enabling, disabling and verifying the live totals: jobs, each with its question.
extension TopSpendersPane {
    static let totalsJobs: Set<JobKind> = [.totalsBuild, .totalsRemoval, .totalsVerify]

    /// What the jobs have in common.
    static let controls = JobControls(
        kinds: totalsJobs, capability: .keepTotals, pane: "Top spenders",
        nothing: { "No job on the live totals is under way; \($0(.liveTotals)) starts one." })

    func label(of message: Message, in context: DashboardContext) -> String? {
        guard case .pauseAsked = message else { return nil }
        return TopSpendersPane.controls.pauseLabel(in: context)
    }

    func reasonAgainstChanging(in context: DashboardContext) -> String? {
        TopSpendersPane.controls.obstacle(in: context) ?? reasonForIgnorance(in: context)
    }

    func reasonAgainstVerifying(in context: DashboardContext) -> String? {
        if let reason = reasonAgainstChanging(in: context) { return reason }
        switch status.value?.condition {
        case .absent, .building: return status.value?.reasonAgainst(context.keys)
        default: return nil
        }
    }

    private func reasonForIgnorance(in context: DashboardContext) -> String? {
        guard status.value == nil else { return nil }
        let key = context.keys(.refresh)
        return status.failure?.message ?? "Where the live totals stand isn't known yet; \(key) asks again."
    }

    /// Asks about the one thing that makes sense, or which one where there are several.
    func askForTotals() -> [Output<Message>] {
        switch status.value?.condition {
        case nil: []
        case .absent: [.open(building)]
        case .ready: [.open(removing)]
        case .building: [.open(choice("Live totals are not built to the end", [anew, removal]))]
        case .doubtful: [.open(choice("Live totals are doubtful", [verification, anew, removal]))]
        case .broken: [.open(choice("Live totals are broken", [anew, removal]))]
        }
    }

    func askToVerify() -> [Output<Message>] {
        [.open(verifying)]
    }

    func cancelJob(in context: DashboardContext) -> [Output<Message>] {
        let keys = context.keys
        return TopSpendersPane.controls.cancel(in: context) { $0.remains(keys) }
    }

    /// What was asked before a job has ended may miss what it did: it is asked anew.
    mutating func followJobs(in context: DashboardContext) -> [Output<Message>] {
        let ended = watch.follow(context.jobs).ended
        guard !ended.isEmpty else { return [] }
        report.askAnew()
        status.askAnew()
        return load(in: context, isForced: !context.isFrozen)
            + ended.filter { $0.state == .done }.compactMap(undoing).map { .offerUndo($0) }
    }

    private func undoing(_ job: JobRecord) -> UndoOffer? {
        let (pane, kind) = (self, job.draft.kind)
        guard kind == .totalsBuild || kind == .totalsRemoval else { return nil }
        let isBuild = kind == .totalsBuild
        return UndoOffer(
            jobID: job.id, pane: id, words: "\(isBuild ? "remove" : "build") the live totals again",
            obstacle: TopSpendersPane.controls.obstacle
        ) { isBuild ? pane.removing : pane.building }
    }
}

extension TopSpendersPane {
    private var building: ConfirmJobDialog {
        let totals = totals
        // The plan counts the rows, which the job needs for its progress.
        return ConfirmJobDialog(
            job: TotalsBuildJob(rows: nil, totals: totals),
            whenPlanned: { TotalsBuildJob(rows: $0.rows, totals: totals) },
            obstacle: TopSpendersPane.controls.obstacle)
    }

    private var removing: ConfirmJobDialog {
        let totals = totals
        return ConfirmJobDialog(
            job: TotalsRemovalJob(rows: nil, totals: totals),
            whenPlanned: { TotalsRemovalJob(rows: $0.rows, totals: totals) },
            obstacle: TopSpendersPane.controls.obstacle)
    }

    private var verifying: ConfirmJobDialog {
        ConfirmJobDialog(job: TotalsVerifyJob(totals: totals), obstacle: TopSpendersPane.controls.obstacle)
    }

    private func choice(_ title: String, _ choices: [ChoiceDialog.Choice]) -> ChoiceDialog {
        ChoiceDialog(title: title, noun: "do", choices: choices)
    }

    private var verification: ChoiceDialog.Choice {
        .init(name: "verify", purpose: "they are trusted again if no user differs", question: verifying)
    }

    private var anew: ChoiceDialog.Choice {
        .init(name: "build anew", purpose: "counts every order again, from the start", question: building)
    }

    private var removal: ChoiceDialog.Choice {
        .init(name: "remove", purpose: "leaves no trace; the report is direct", question: removing)
    }
}

extension JobRecord {
    /// What remains of a build or a removal that is cancelled.
    fileprivate func remains(_ keys: KeyNames) -> [[Span]] {
        let total = draft.rowsTotal.map { " of \($0.grouped)" } ?? ""
        let isBuild = draft.kind == .totalsBuild
        let count = Span("\(rowsDone.grouped)\(total) rows", Style(.text, bold: true))
        return [
            [Span("\(isBuild ? "Counted" : "Removed") so far: "), count],
            [Span("The live totals can't be used then; the report is direct.")],
            [
                Span(
                    "\(keys(.liveTotals)) \(isBuild ? "builds them anew or removes them" : "builds them anew")."
                )
            ],
        ]
    }
}
