/// Where a message or an event is for.
enum PartAddress: Hashable, Sendable {
    case pane(PaneID)
    case dialog(DialogID)
}
