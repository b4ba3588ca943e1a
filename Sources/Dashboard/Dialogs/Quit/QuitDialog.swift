import OrdersCore
import TerminalUI

/// Asks what becomes of the jobs that run in this process.
struct QuitDialog: Dialog {
    enum Message: Sendable {
        case nextButton
        case previousButton
        case pressed
    }

    private enum Button {
        case stay
        case pause
        case cancel
        case leave
    }

    /// The database that the person goes to; nil: out of the program.
    private let destination: DatabaseChoice?
    private var selected = 0
    private var isEnding = false

    init(destination: DatabaseChoice? = nil) {
        self.destination = destination
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.tab, .right], label: "choose", help: "Go to the next button.", action: .nextButton,
            footerRank: 2),
        KeyBinding(
            keys: [.backTab, .left], label: "back", help: "Go to the button before.", action: .previousButton),
        KeyBinding(
            keys: [.enter], label: "press", help: "Press the selected button.", action: .pressed,
            footerRank: 1),
    ]

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        let buttons = buttons(in: context)
        switch message {
        case .nextButton: selected = min(selected + 1, buttons.count - 1)
        case .previousButton: selected = max(0, min(selected, buttons.count - 1) - 1)
        case .pressed: return press(buttons[min(selected, buttons.count - 1)])
        }
        return []
    }

    private mutating func press(_ button: Button) -> [Output<Message>] {
        guard button != .stay, !isEnding else { return isEnding ? [] : [.close] }
        isEnding = true
        let choice: QuitChoice = button == .leave ? .leaveRunning : .pauseJobs
        guard let destination else { return [.send(DashboardMessage(kind: .quitChosen(choice)))] }
        return [.send(DashboardMessage(kind: .databaseChanged(destination.id, jobs: choice)))]
    }

    private func words(_ button: Button) -> String {
        let departure = destination == nil ? "quit" : "go"
        return switch button {
        case .stay: "Stay"
        case .pause: "Pause and \(departure)"
        case .cancel: "Cancel and \(departure)"
        case .leave: "Leave running"
        }
    }

    private var title: String {
        guard let destination else { return isEnding ? "Quitting" : "Quit?" }
        return isEnding ? "Going to \(destination.id)" : "Go to \(destination.id)?"
    }

    /// A job that is one step can only be cancelled.
    private func buttons(in context: DashboardContext) -> [Button] {
        let canPause = context.jobs.runs.contains { !$0.stopsByCancelling }
        return canPause ? [.stay, .pause, .leave] : [.stay, .cancel]
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        DialogView(
            title: title,
            body: isEnding ? endingLines(canvas.glyphs) : lines(in: context, canvas.glyphs),
            buttons: isEnding ? [] : buttons(in: context).map(words), selected: selected
        ).draw(on: canvas)
    }

    private func endingLines(_ glyphs: Glyphs) -> [[Span]] {
        [
            [
                Span(
                    destination == nil
                        ? "The jobs stop at their next checkpoint."
                        : "Opened first; then the jobs stop at their next checkpoint.")
            ],
            [Span("Ctrl-C quits at once; nothing is lost.", .dim)],
        ]
    }

    private func lines(in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        let runs = context.jobs.runs
        let names = runs.map { [Span("\(glyphs.filledBullet) ", .accent), Span($0.title)] }
        let ends = runs.filter(\.stopsByCancelling).map {
            [
                Span(
                    "\(destination == nil ? "Quitting" : "Leaving") cancels \($0.title); it leaves nothing behind.",
                    .dim)
            ]
        }
        let goesOn = runs.contains { !$0.stopsByCancelling }
        let words = "A paused job goes on from its checkpoint; left running, another process takes it over."
        return [[Span(runs.count == 1 ? "A job runs here." : "Jobs run here.")]] + names + [[]]
            + (goesOn ? [[Span(words, .dim)]] : []) + ends
    }
}
