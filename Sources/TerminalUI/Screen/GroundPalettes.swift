/// The looks of all roles on dark and on light grounds.
public struct GroundPalettes: Hashable, Sendable {
    private let dark: Palette
    private let light: Palette

    /// One palette for each ground.
    public init(dark: Palette, light: Palette) {
        self.dark = dark
        self.light = light
    }

    /// The same palette wherever it is.
    public init(_ palette: Palette) {
        self.init(dark: palette, light: palette)
    }

    /// The palette for a ground.
    public subscript(ground: Ground) -> Palette {
        switch ground {
        case .dark: dark
        case .light: light
        }
    }

    /// Whether the ground makes a difference.
    public var differ: Bool { dark != light }
}
