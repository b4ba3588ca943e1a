import TerminalUI

/// What a pane's frame says besides its name.
struct PaneTitle: Sendable {
    /// After the name: `last 30 days`.
    var detail: String
    /// How the person has arranged the list: `filter mar 2 of 10`. Never left out.
    var list: [Span] = []
    /// At the right: `direct, exact, 148 ms`, and what is said instead where room is short, the shortest last.
    var alternatives: [[Span]]

    init(detail: String = "", alternatives: [[Span]]) {
        self.detail = detail
        self.alternatives = alternatives
    }

    /// A title whose first spans at the right are left out where room is short.
    init(detail: String = "", trailing: [Span] = []) {
        self.init(detail: detail, alternatives: trailing.indices.map { Array(trailing[$0...]) })
    }
}
