/// The looks of all roles: a theme.
public struct Palette: Hashable, Sendable {
    private var appearances: [StyleRole: Appearance]

    /// A palette; roles that aren't named look like the terminal's ordinary text, but for the selection,
    /// which is always reversed where it has no colours.
    public init(_ appearances: [StyleRole: Appearance]) {
        self.appearances = appearances
    }

    /// How a role looks.
    public subscript(role: StyleRole) -> Appearance {
        get { appearances[role] ?? Self.unnamed(role) }
        set { appearances[role] = newValue }
    }

    private static func unnamed(_ role: StyleRole) -> Appearance {
        role == .selection ? Appearance(attributes: .reverse) : Appearance()
    }
}
