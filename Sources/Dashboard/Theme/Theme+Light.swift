import TerminalUI

extension Theme {
    /// For light grounds: the same hues, darker. Yellow and cyan can't be read on white, so terminals with few
    /// colours show others instead.
    public static let light = Theme(
        name: "light",
        GroundPalettes(
            Palette([
                .dim: Appearance(foreground: .init(240, fallback: 8), monochrome: .dim),
                .title: Appearance(attributes: .bold),
                .titleFocused: Appearance(foreground: .init(25, fallback: 4), attributes: .bold),
                .border: Appearance(foreground: .init(248, fallback: 8), monochrome: .dim),
                .borderFocused: Appearance(foreground: .init(25, fallback: 4), monochrome: .bold),
                .header: Appearance(foreground: .init(239, fallback: 8), attributes: .bold),
                .selection: Appearance(
                    foreground: .init(16, fallback: 0), background: .init(153, fallback: 6),
                    monochrome: .reverse),
                .accent: Appearance(foreground: .init(25, fallback: 4), monochrome: .bold),
                .money: Appearance(foreground: .init(22, fallback: 2)),
                .good: Appearance(foreground: .init(22, fallback: 2)),
                .warning: Appearance(foreground: .init(94, fallback: 5), monochrome: .bold),
                .bad: Appearance(foreground: .init(124, fallback: 1), attributes: .bold),
                .bar: Appearance(foreground: .init(67, fallback: 4)),
                .barTrack: Appearance(foreground: .init(250, fallback: 8), monochrome: .dim),
                .chart: Appearance(foreground: .init(30, fallback: 4)),
                .key: Appearance(foreground: .init(25, fallback: 4), attributes: .bold),
                .disabled: Appearance(foreground: .init(241, fallback: 8), monochrome: .dim),
                .dialogBorder: Appearance(foreground: .init(25, fallback: 4), monochrome: .bold),
                .input: Appearance(attributes: .underline),
                .placeholder: Appearance(foreground: .init(241, fallback: 8), monochrome: .dim),
            ])))
}
