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
}

extension Pane {
    var sharedKeys: KeyMap<Message> { [] }

    /// Its keys as the person has them.
    ///
    /// - Parameter key: the only one that is asked for; nil: all.
    func boundKeys(
        in context: DashboardContext, _ keyboard: Keyboard, for key: Key? = nil
    ) -> [BoundKey] {
        bound(keyboard.map(keys, of: id), at: .pane(id), in: context, for: key)
    }

    func boundSharedKeys(
        in context: DashboardContext, _ keyboard: Keyboard, for key: Key? = nil
    ) -> [BoundKey] {
        bound(keyboard.map(sharedKeys, of: id), at: .pane(id), in: context, for: key)
    }
}
