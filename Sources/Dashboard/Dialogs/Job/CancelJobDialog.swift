import OrdersCore
import TerminalUI

/// Asks whether a job in batches shall be cancelled, and says what remains of it.
struct CancelJobDialog: Dialog {
    enum Message: Sendable {
        case nextButton
        case pressed
    }

    private let id: JobID
    /// As it was when the question was asked.
    private let asked: JobRecord
    /// What cancelling means, as far as the job is.
    private let lines: @Sendable (JobRecord) -> [[Span]]
    private var cancelIsSelected = false

    init(job: JobRecord, lines: @escaping @Sendable (JobRecord) -> [[Span]]) {
        id = job.id
        asked = job
        self.lines = lines
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.tab, .backTab, .left, .right], label: "choose", help: "Go to the other button.",
            action: .nextButton, footerRank: 2),
        KeyBinding(
            keys: [.enter], label: "press", help: "Press the selected button.", action: .pressed,
            footerRank: 1),
    ]

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .nextButton:
            cancelIsSelected.toggle()
            return []
        case .pressed:
            guard cancelIsSelected else { return [.close] }
            // The dashboard refuses by itself when the run has ended meanwhile.
            return [.close, .request(.cancel, id)]
        }
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        guard case .clicked(let point) = event,
            let button = view(in: context).button(at: point, in: context.size)
        else { return [] }
        cancelIsSelected = button == 1
        return update(.pressed, in: context)
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(in: context).draw(on: canvas)
    }

    private func view(in context: DashboardContext) -> DialogView {
        let run = context.jobs.record(id) ?? asked
        let ended = [[Span("The run has ended meanwhile: \(run.state.rawValue).")]]
        let advice = [
            [],
            [Span("To go on later, pause it with \(context.keys(.pause(run.draft.kind))) instead.", .dim)],
        ]
        return DialogView(
            title: "Cancel \"\(run.draft.title)\"?", body: run.state.isFinal ? ended : lines(run) + advice,
            buttons: ["Keep it", "Cancel the run"], selected: cancelIsSelected ? 1 : 0
        )
    }
}
