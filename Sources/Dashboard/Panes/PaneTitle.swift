import TerminalUI

/// What a pane's frame says besides its name.
struct PaneTitle: Sendable {
    /// After the name: `last 30 days`.
    var detail: String
    /// At the right: `direct, exact, 148 ms`. Where room is short its first spans are left out.
    var trailing: [Span]

    init(detail: String = "", trailing: [Span] = []) {
        self.detail = detail
        self.trailing = trailing
    }
}
