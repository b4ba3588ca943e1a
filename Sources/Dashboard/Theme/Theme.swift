public import TerminalUI

/// How the dashboard looks, by name.
public struct Theme: Sendable {
    public let name: String
    public let palette: Palette

    /// All themes; the first is the default.
    public static let all = [dark, light, mono]

    /// For dark grounds.
    public static let dark = Theme(name: "dark", palette: .standard)

    /// The theme of that name; nil when there is none.
    public static func named(_ name: String) -> Theme? {
        all.first { $0.name == name }
    }
}

extension Theme {
    /// For light grounds: the same hues, darker.
    public static let light = Theme(
        name: "light",
        palette: Palette([
            .dim: Appearance(foreground: .init(242, fallback: 8), monochrome: .dim),
            .title: Appearance(attributes: .bold),
            .titleFocused: Appearance(foreground: .init(25, fallback: 4), attributes: .bold),
            .border: Appearance(foreground: .init(250, fallback: 7), monochrome: .dim),
            .borderFocused: Appearance(foreground: .init(25, fallback: 4), monochrome: .bold),
            .header: Appearance(foreground: .init(240, fallback: 8), attributes: .bold),
            .selection: Appearance(
                foreground: .init(16, fallback: 0), background: .init(153, fallback: 6),
                monochrome: .reverse),
            .accent: Appearance(foreground: .init(25, fallback: 4), monochrome: .bold),
            .money: Appearance(foreground: .init(22, fallback: 2)),
            .good: Appearance(foreground: .init(28, fallback: 2)),
            .warning: Appearance(foreground: .init(130, fallback: 3), monochrome: .bold),
            .bad: Appearance(foreground: .init(124, fallback: 1), attributes: .bold),
            .bar: Appearance(foreground: .init(67, fallback: 4)),
            .barTrack: Appearance(foreground: .init(252, fallback: 7), monochrome: .dim),
            .chart: Appearance(foreground: .init(30, fallback: 6)),
            .key: Appearance(foreground: .init(25, fallback: 4), attributes: .bold),
            .disabled: Appearance(foreground: .init(248, fallback: 7), monochrome: .dim),
            .dialogBorder: Appearance(foreground: .init(25, fallback: 4), monochrome: .bold),
            .input: Appearance(attributes: .underline),
            .placeholder: Appearance(foreground: .init(244, fallback: 8), monochrome: .dim),
        ]))

    /// Without colours, for terminals and eyes that prefer it.
    public static let mono = Theme(
        name: "mono",
        palette: Palette([
            .dim: Appearance(attributes: .dim), .title: Appearance(attributes: .bold),
            .titleFocused: Appearance(attributes: [.bold, .underline]),
            .border: Appearance(attributes: .dim), .borderFocused: Appearance(attributes: .bold),
            .header: Appearance(attributes: .bold), .selection: Appearance(attributes: .reverse),
            .accent: Appearance(attributes: .bold), .warning: Appearance(attributes: .bold),
            .bad: Appearance(attributes: .bold), .barTrack: Appearance(attributes: .dim),
            .key: Appearance(attributes: .bold), .disabled: Appearance(attributes: .dim),
            .dialogBorder: Appearance(attributes: .bold), .input: Appearance(attributes: .underline),
            .placeholder: Appearance(attributes: .dim),
        ]))
}
