/// What the dashboard itself can be told, whichever pane has the focus.
enum DashboardCommand: Hashable, Sendable {
    case move(ListMove)
    case focusPane(Int)
    case focusNext
    case focusPrevious
    case findUser
    case zoom
    case freeze
    case refresh
    case faster
    case slower
    case copyRow
    case export
    case undo
    case toggleMouse
    case showLog
    case showPalette
    case showHelp
    case showHints
    case suspend
    case quit
}
