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
    /// Arrange the list of the dialog on top, or of the pane with the focus.
    case list(ListCommand)
    case copyRow
    case copyChosen
    case export
    case undo
    case toggleMouse
    case showDatabases
    case showLog
    case showPalette
    case showHelp
    case showHints
    case suspend
    case quit
}
