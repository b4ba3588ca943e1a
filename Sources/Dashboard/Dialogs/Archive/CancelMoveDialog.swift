import OrdersCore
import TerminalUI

/// Asks whether a run that moves orders shall be cancelled.
struct CancelMoveDialog: Dialog {
    enum Message: Sendable {
        case nextButton
        case pressed
    }

    private let id: JobID
    /// As it was when the question was asked.
    private let asked: JobRecord
    private var cancelIsSelected = false

    init(run: JobRecord) {
        id = run.id
        asked = run
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

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let run = context.jobs.record(id) ?? asked
        let hasEnded = run.state.isFinal
        DialogView(
            title: "Cancel \"\(run.draft.title)\"?",
            body: hasEnded ? [[Span("The run has ended meanwhile: \(run.state.rawValue).")]] : lines(run),
            buttons: ["Keep it", "Cancel the run"], selected: cancelIsSelected ? 1 : 0
        ).draw(on: canvas)
    }

    private func lines(_ run: JobRecord) -> [[Span]] {
        let isArchiving = run.draft.kind == .archive
        let (source, target) = isArchiving ? ("main", "the archive") : ("the archive", "main")
        let left = run.draft.rowsTotal.map { max(0, $0 &- run.rowsDone).grouped }
        return [
            [Span("Moved so far: "), Span("\(run.rowsDone.grouped) rows", Style(.text, bold: true))],
            [Span("They stay in \(target); \(isArchiving ? "R restores them" : "a archives them again").")],
            [Span("What remains\(left.map { ", \($0) rows," } ?? "") stays in \(source).")],
            [],
            [Span("To go on later, pause it with p instead.", .dim)],
        ]
    }
}
