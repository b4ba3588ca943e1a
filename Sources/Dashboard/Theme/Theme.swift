public import TerminalUI

/// How the dashboard looks, by name.
public struct Theme: Sendable {
    public let name: String
    public let palettes: GroundPalettes

    init(name: String, _ palettes: GroundPalettes) {
        self.name = name
        self.palettes = palettes
    }

    /// All themes; the first is the default.
    public static let all = [auto, dark, light, mono, highContrast]

    /// The theme of that name; nil when there is none.
    public static func named(_ name: String) -> Theme? {
        all.first { $0.name == name }
    }
}
