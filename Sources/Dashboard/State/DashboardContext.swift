import OrdersCore
import TerminalUI

/// What a part may know of the rest when it acts or draws.
struct DashboardContext: Sendable {
    /// The wall clock.
    let now: Instant
    /// What relative times are measured from: the wall clock, or the instant the screen was frozen at.
    let shownNow: Instant
    /// The instant the person chose to look at, if any.
    let asOf: Instant?
    /// The room for its content, in cells.
    let size: Size
    let isFocused: Bool
    let isFrozen: Bool
    let interval: RefreshInterval
    let selectedUser: User?
    let jobs: JobBoard
    /// Nil until the database has answered for the first time.
    let overview: StoreOverview?
    /// What was done last and can be undone.
    let undo: UndoOffer?
    /// The keys as sentences name them.
    let keys: KeyNames
    /// How long the reports of this session took.
    let latency: ReportLatency
    /// What happened in this session.
    let log: SessionLog
    /// Whether the database allows something, and if not, why.
    let availability: @Sendable (Capability) -> Availability

    /// The state of a key that needs something of the database.
    func state(needing capability: Capability) -> BindingState {
        switch availability(capability) {
        case .available: .enabled
        case .unavailable(let reason): .disabled(reason: reason)
        }
    }

    /// What can be undone of what was done in a pane, as a line of it.
    func undoLine(of pane: PaneID) -> [Span]? {
        undo.flatMap { $0.pane == pane && $0.obstacle(self) == nil ? $0.spans(key: keys(.undo)) : nil }
    }

    /// The window of the report.
    var window: ReportWindow {
        ReportWindow(asOf: asOf ?? now, isBounded: asOf != nil)
    }

    /// The window in words: `last 30 days`, or with a chosen instant `30 days to 2013-12-22`.
    var windowWords: String {
        asOf.map { "30 days to \($0.dateText)" } ?? "last 30 days"
    }
}
