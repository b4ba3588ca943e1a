import OrdersCore
import TerminalUI

/// Asks whether a job shall start: what it will change, how many rows, the exact SQL.
///
/// The plan is made in the background; Esc cancels that too. The safe button is the selected one, and nothing
/// but Enter on the other one starts the job. Then the plan is made once more: only when it would still run the
/// same statements does the job start, else the person sees what has changed and decides anew.
struct ConfirmJobDialog: Dialog {
    enum Message: Sendable {
        case planned(Result<JobPlan, OrdersError>)
        case plannedAgain(Result<JobPlan, OrdersError>)
        case nextButton
        case pressed
        case alternativeChosen
    }

    /// Another question that a key leads to.
    struct Alternative: Sendable {
        let key: Key
        let label: String
        let help: String
        let question: @Sendable () -> ConfirmJobDialog
    }

    private let job: any Job
    /// The job to start once its plan is known, with the number of rows in it.
    private let planned: @Sendable (JobPlan) -> any Job
    /// What stands in the way as of now, asked again when the person confirms; nil when nothing does.
    private let obstacle: @Sendable (DashboardContext) -> String?
    private let alternative: Alternative?
    private var plan: Result<JobPlan, OrdersError>?
    private var startIsSelected = false
    /// Whether the person has confirmed and the plan is made once more.
    private var isChecking = false
    private var hasChanged = false
    private var scroll = 0

    let effectIDs: [EffectID] = ["confirm.plan"]

    init(
        job: any Job, whenPlanned planned: (@Sendable (JobPlan) -> any Job)? = nil,
        obstacle: @escaping @Sendable (DashboardContext) -> String? = { _ in nil },
        alternative: Alternative? = nil
    ) {
        self.job = job
        self.planned = planned ?? { _ in job }
        self.obstacle = obstacle
        self.alternative = alternative
    }

    var keys: KeyMap<Message> {
        KeyMap(ConfirmJobDialog.buttonKeys + alternativeKeys)
    }

    private var alternativeKeys: [KeyBinding<Message>] {
        alternative.map {
            [
                KeyBinding(
                    keys: [$0.key], label: $0.label, help: $0.help, action: .alternativeChosen, footerRank: 3)
            ]
        } ?? []
    }

    private static let buttonKeys: [KeyBinding<Message>] = [
        KeyBinding(
            keys: [.tab, .backTab, .left, .right], label: "choose", help: "Go to the other button.",
            action: .nextButton, footerRank: 2),
        KeyBinding(
            keys: [.enter], label: "press", help: "Press the selected button.", action: .pressed,
            footerRank: 1),
    ]

    func movement(in context: DashboardContext) -> String? {
        maximumScroll(in: context) > 0 ? "scroll" : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared: return [makePlan(Message.planned)]
        case .moved(let move): scroll(move, in: context)
        case .scrolled(let rows): scroll = max(0, min(scroll + rows, maximumScroll(in: context)))
        case .clicked(let point): return click(point, in: context)
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .planned(let result):
            plan = result
            return failures(result)
        case .plannedAgain(let result): return start(after: result, in: context)
        case .nextButton where isChecking:
            (isChecking, startIsSelected) = (false, false)
            return [.effect(.cancel("confirm.plan"))]
        case .nextButton: startIsSelected = canStart(in: context) && !startIsSelected
        case .pressed: return press(in: context)
        case .alternativeChosen: return alternative.map { [.close, .open($0.question())] } ?? []
        }
        return []
    }

    /// A click on a button is choosing it and pressing it.
    private mutating func click(_ point: Point, in context: DashboardContext) -> [Output<Message>] {
        let view = view(in: context, .unicode)
        guard let button = view.button(at: point, in: context.size) else { return [] }
        startIsSelected = canStart(in: context) && button == 0
        return press(in: context)
    }

    private mutating func press(in context: DashboardContext) -> [Output<Message>] {
        guard startIsSelected else { return [.close] }
        guard !isChecking else { return [] }
        if let reason = obstacles(in: context).first { return [.notify(Notice(.refusal, reason))] }
        isChecking = true
        return [makePlan(Message.plannedAgain)]
    }

    private mutating func start(
        after result: Result<JobPlan, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        let confirmed = plan
        plan = result
        isChecking = false
        if let new = try? result.get(), new.statements == (try? confirmed?.get())?.statements,
            obstacles(in: context).isEmpty
        {
            return [.close, .startJob(planned(new), confirmed: new)]
        }
        (startIsSelected, hasChanged, scroll) = (false, true, 0)
        return failures(result)
    }

    private func makePlan(
        _ message: @escaping @Sendable (Result<JobPlan, OrdersError>) -> Message
    ) -> Output<Message> {
        let job = job
        return .effect(.query("confirm.plan", message) { try await job.plan() })
    }

    private func failures(_ result: Result<JobPlan, OrdersError>) -> [Output<Message>] {
        if case .failure(let error) = result { [.record(error, during: "planning a job")] } else { [] }
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
            return head(glyphs) + JobPlanText(plan).lines + (stops.isEmpty ? [] : [[]] + stops)
        }
    }

    private func head(_ glyphs: Glyphs) -> [[Span]] {
        if isChecking { return [[Span("Checking once more before it starts.", .accent)], []] }
        guard hasChanged else { return [] }
        return [[Span("\(glyphs.hollowBullet) ", .warning), Span("This has changed meanwhile.")], []]
    }
}
