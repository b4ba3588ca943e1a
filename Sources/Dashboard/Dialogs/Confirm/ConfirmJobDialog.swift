import OrdersCore
import TerminalUI

/// Asks whether a job shall start: what it will change, how many rows, the exact SQL.
///
/// The plan is made in the background; Esc cancels that too. The safe button is the selected one, and nothing
/// but Enter on the other one starts the job.
struct ConfirmJobDialog: Dialog {
    enum Message: Sendable {
        case planned(Result<JobPlan, OrdersError>)
        case nextButton
        case pressed
    }

    private let job: any Job
    /// What stands in the way as of now, asked again when the person confirms; nil when nothing does.
    private let obstacle: @Sendable (DashboardContext) -> String?
    private var plan: Result<JobPlan, OrdersError>?
    private var startIsSelected = false
    private var scroll = 0

    let effectIDs: [EffectID] = ["confirm.plan"]

    init(
        job: any Job, obstacle: @escaping @Sendable (DashboardContext) -> String? = { _ in nil }
    ) {
        self.job = job
        self.obstacle = obstacle
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.tab, .backTab, .left, .right], label: "choose", help: "Go to the other button.",
            action: .nextButton, footerRank: 2),
        KeyBinding(
            keys: [.enter], label: "press", help: "Press the selected button.", action: .pressed,
            footerRank: 1),
    ]

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared:
            let job = job
            return [.effect(.query("confirm.plan", Message.planned) { try await job.plan() })]
        case .moved(let move): scroll(move, in: context)
        case .scrolled(let rows): scroll = max(0, min(scroll + rows, maximumScroll(in: context)))
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .planned(let result):
            plan = result
            if case .failure(let error) = result { return [.record(error, during: "planning a job")] }
        case .nextButton: startIsSelected = canStart(in: context) && !startIsSelected
        case .pressed: return press(in: context)
        }
        return []
    }

    private func press(in context: DashboardContext) -> [Output<Message>] {
        guard startIsSelected else { return [.close] }
        if let reason = obstacles(in: context).first { return [.notify(Notice(.refusal, reason))] }
        return [.close, .startJob(job)]
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(in: context, canvas.glyphs).draw(on: canvas)
    }

    private mutating func scroll(_ move: ListMove, in context: DashboardContext) {
        scroll = scroll.scrolled(move, height: context.size.rows / 2, maximum: maximumScroll(in: context))
    }

    private func maximumScroll(in context: DashboardContext) -> Int {
        view(in: context, .unicode).maximumScroll(in: context.size)
    }
}

extension ConfirmJobDialog {
    private func canStart(in context: DashboardContext) -> Bool {
        if case .success = plan { obstacles(in: context).isEmpty } else { false }
    }

    /// What the plan found, and what has come up since.
    private func obstacles(in context: DashboardContext) -> [String] {
        guard case .success(let plan) = plan else { return [] }
        return plan.obstacles + [obstacle(context)].compactMap(\.self)
    }

    private func view(in context: DashboardContext, _ glyphs: Glyphs) -> DialogView {
        let canStart = canStart(in: context)
        return DialogView(
            title: job.draft.title, body: lines(in: context, glyphs),
            buttons: canStart ? ["Start", "Cancel"] : ["Cancel"],
            selected: canStart && !startIsSelected ? 1 : 0, scroll: scroll)
    }

    private func lines(in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        switch plan {
        case nil: return [[Span("Looking at what it will change.", .dim)]]
        case .failure(let error): return [FailureLine.spans(error, shownSince: nil, glyphs)]
        case .success(let plan):
            let stops = obstacles(in: context).map { [Span("\(glyphs.cross) ", .bad), Span($0)] }
            return JobPlanText(plan).lines + (stops.isEmpty ? [] : [[]] + stops)
        }
    }
}
