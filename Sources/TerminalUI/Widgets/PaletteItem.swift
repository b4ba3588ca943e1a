/// A command in the palette.
public struct PaletteItem: Hashable, Sendable {
    /// Its name, by which it is found.
    public var title: String
    /// What stands at the right: its key, or why it can't be done now.
    public var detail: String
    /// Whether it can be done now.
    public var state: BindingState

    /// A command in the palette.
    public init(_ title: String, detail: String = "", state: BindingState = .enabled) {
        self.title = title
        self.detail = detail
        self.state = state
    }
}
