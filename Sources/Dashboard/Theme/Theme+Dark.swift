import TerminalUI

extension Theme {
    /// For dark grounds. The numbers up to 15 are for terminals with few colours.
    public static let dark = Theme(
        name: "dark",
        GroundPalettes(
            Palette([
                .dim: Appearance(foreground: .init(248, fallback: 8), monochrome: .dim),
                .title: Appearance(attributes: .bold),
                .titleFocused: Appearance(foreground: .init(39, fallback: 6), attributes: .bold),
                .border: Appearance(foreground: .init(241, fallback: 8), monochrome: .dim),
                .borderFocused: Appearance(foreground: .init(39, fallback: 6), monochrome: .bold),
                .header: Appearance(foreground: .init(248, fallback: 7), attributes: .bold),
                .selection: Appearance(
                    foreground: .init(231, fallback: 15), background: .init(25, fallback: 4),
                    monochrome: .reverse),
                .accent: Appearance(foreground: .init(39, fallback: 6), monochrome: .bold),
                .money: Appearance(foreground: .init(72, fallback: 2)),
                .good: Appearance(foreground: .init(72, fallback: 2)),
                .warning: Appearance(foreground: .init(178, fallback: 3), monochrome: .bold),
                .bad: Appearance(foreground: .init(210, fallback: 9), attributes: .bold),
                .bar: Appearance(foreground: .init(32, fallback: 6)),
                .barTrack: Appearance(foreground: .init(241, fallback: 8), monochrome: .dim),
                .chart: Appearance(foreground: .init(37, fallback: 6)),
                .key: Appearance(foreground: .init(39, fallback: 6), attributes: .bold),
                .disabled: Appearance(foreground: .init(247, fallback: 8), monochrome: .dim),
                .dialogBorder: Appearance(foreground: .init(39, fallback: 6), monochrome: .bold),
                .input: Appearance(attributes: .underline),
                .placeholder: Appearance(foreground: .init(247, fallback: 8), monochrome: .dim),
            ])))
}
