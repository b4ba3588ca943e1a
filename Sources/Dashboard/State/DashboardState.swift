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
    var notice: Notice?
    var log = SessionLog()
    /// Numbers effects that must not replace each other.
    var lastEffect = 0
    /// What is waited for before the program ends; nil when it isn't ending.
    var ending: Ending?

    var layout: DashboardLayout {
        DashboardLayout(size: size, paneCount: panes.count, focus: focus, isZoomed: isZoomed)
    }
}

/// What the dashboard knows about the database's changes.
struct RefreshState: Sendable {
    var interval: RefreshInterval
    /// When the screen was frozen; nil when it isn't.
    var frozenAt: Instant?
    /// The last change token; nil before the first.
    var token: Int64?
    var isReadingToken = false
    /// Whether a job of this process has written since: the token doesn't tell of that.
    var hasOwnChanges = false
    /// Why the database didn't answer; nil when it did.
    var failure: OrdersError?

    var isFrozen: Bool { frozenAt != nil }
}

/// How the program ends while jobs run here.
struct Ending: Hashable, Sendable {
    /// Whether another process goes on with the jobs.
    let handsOver: Bool
    /// The jobs that another process shall go on with.
    var waiting: Set<JobID> = []
    /// Whether the other processes are being started.
    var isHandingOver = false
}
