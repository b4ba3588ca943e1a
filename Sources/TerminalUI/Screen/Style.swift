/// How a cell is drawn: its role, and what this one cell adds to it.
public struct Style: Hashable, Sendable {
    /// What the cell is.
    public var role: StyleRole
    /// Whether it is bold besides what the palette says.
    public var bold: Bool
    /// Whether it is underlined besides what the palette says.
    public var underline: Bool
    /// Whether foreground and background change places.
    public var reverse: Bool

    /// A style of `role`, with attributes on top of the palette's.
    public init(_ role: StyleRole, bold: Bool = false, underline: Bool = false, reverse: Bool = false) {
        self.role = role
        self.bold = bold
        self.underline = underline
        self.reverse = reverse
    }
}
