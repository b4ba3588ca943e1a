import OrdersCore
import TerminalUI

/// Something that was done and can be undone, with the question that is asked before it is.
struct UndoOffer: Sendable {
    /// The job that did it.
    let jobID: JobID
    /// The pane that it belongs to.
    let pane: PaneID
    /// What undoing would do, as it follows a key: `restore the 1,200 orders of this run`.
    let words: String
    /// What stands in the way now; nil when nothing does.
    let obstacle: @Sendable (DashboardContext) -> String?
    let question: @Sendable () -> ConfirmJobDialog

    /// The sentence for the help.
    var help: String { "\(words.prefix(1).uppercased())\(words.dropFirst()); asks first." }

    /// The line in its pane.
    func spans(key: String) -> [Span] {
        [Span(key, .key), Span("  \(words)", .dim)]
    }
}
