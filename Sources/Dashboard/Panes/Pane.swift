import TerminalUI

/// One of the dashboard's panes.
///
/// A new pane is a folder here with a type of this kind, and a line in `PaneRegistry`.
protocol Pane: Part {
    var id: PaneID { get }

    /// What its frame and its tab say.
    var name: String { get }

    /// Keys that work wherever the focus is.
    var sharedKeys: KeyMap<Message> { get }

    /// What its frame says besides its name.
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle

    /// Draws its content; the frame is there.
    func draw(on frame: PaneFrame, in context: DashboardContext)

    /// The selected row as text for the clipboard; nil when there is none.
    func copyText(in context: DashboardContext) -> String?

    /// What it shows, as a table to be written to a file; nil when there is nothing yet.
    func export(in context: DashboardContext) -> PaneExport?
}

extension Pane {
    var sharedKeys: KeyMap<Message> { [] }

    func copyText(in context: DashboardContext) -> String? { nil }

    func export(in context: DashboardContext) -> PaneExport? { nil }

    func boundSharedKeys(in context: DashboardContext) -> [BoundKey] {
        bound(sharedKeys, at: .pane(id), in: context)
    }
}

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

/// What a pane shows, for a file.
struct PaneExport: Sendable {
    /// The file's name without what comes after the dot: `top-spenders`.
    let name: String
    let header: [String]
    let rows: [[String]]
}
