import OrdersCore
import TerminalUI

/// Everything the dashboard knows. `DashboardApplication` is the only one who changes it.
public struct DashboardState: Sendable {
    var size = Size(columns: 0, rows: 0)
    /// The wall clock as of the last message.
    var now: Instant
    var panes: [any Pane]
    /// The position of the pane that has the focus.
    var focus = 0
    var isZoomed = false
    /// The dialogs that are open, the topmost last.
    var dialogs: [DialogLayer] = []
    var lastDialog = 0
    var refresh: RefreshState
    var overview = Feed<StoreOverview>()
    var jobs: JobBoard
    var selectedUser: User?
    var isMouseOn: Bool
    var notices = NoticeStack()
    /// Whether the hints for newcomers are shown.
    var hasHints = false
    /// What was run by its name, the last first.
    var recentCommands: [CommandName] = []
    var log = SessionLog()
    /// How long the reports took.
    var latency = ReportLatency()
    /// What was done last and can be undone.
    var undo: UndoOffer?
    /// Numbers effects that must not replace each other.
    var lastEffect = 0
    /// What is waited for before the program ends; nil when it isn't ending.
    var ending: Ending?
    /// The way to another database; nil when there is none.
    var departure: DatabaseSwitch?
    /// Keys that wait for the first database.
    var heldKeys: [Key] = []

    var layout: DashboardLayout {
        DashboardLayout(size: size, paneCount: panes.count, focus: focus, isZoomed: isZoomed)
    }
}
