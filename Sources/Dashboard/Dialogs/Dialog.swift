import TerminalUI

/// Something on top of the panes that has all the keys while it is there.
///
/// A dialog knows its target by key (a user's id, an index's name, a job's id), never by a row, and looks
/// again when the person confirms: lists re-sort underneath. Esc closes every dialog.
protocol Dialog: Part {
    /// The effects to cancel when it is closed.
    var effectIDs: [EffectID] { get }

    /// What the keys for moving do in it now, for the footer: `move` in a list, `scroll` in a text; nil: nothing.
    func movement(in context: DashboardContext) -> String?

    /// What a key means before `keys` are asked: for dialogs that one types in.
    func message(typing key: Key) -> Message?

    /// Draws it over the panes; the canvas leaves the footer free.
    func draw(on canvas: Canvas, in context: DashboardContext)
}

extension Dialog {
    var effectIDs: [EffectID] { [] }

    func movement(in context: DashboardContext) -> String? { nil }

    func message(typing key: Key) -> Message? { nil }

    func typed(_ key: Key, at address: PartAddress) -> DashboardMessage? {
        message(typing: key).map { .told(address, $0) }
    }

    /// Whether letters are text here now, and not keys.
    var isTyping: Bool { message(typing: .character("?")) != nil }
}
