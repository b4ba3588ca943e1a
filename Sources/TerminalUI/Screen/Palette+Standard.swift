extension Palette {
    /// Calm colours that can be read on dark and on light grounds.
    public static let standard = Palette([
        .dim: Appearance(foreground: .init(245, fallback: 8), monochrome: .dim),
        .title: Appearance(attributes: .bold),
        .titleFocused: Appearance(foreground: .init(39, fallback: 6), attributes: .bold),
        .border: Appearance(foreground: .init(240, fallback: 8), monochrome: .dim),
        .borderFocused: Appearance(foreground: .init(39, fallback: 6), monochrome: .bold),
        .header: Appearance(foreground: .init(245, fallback: 7), attributes: .bold),
        .selection: Appearance(
            foreground: .init(231, fallback: 15), background: .init(25, fallback: 4), monochrome: .reverse
        ),
        .accent: Appearance(foreground: .init(39, fallback: 6), monochrome: .bold),
        .money: Appearance(foreground: .init(35, fallback: 2)),
        .good: Appearance(foreground: .init(35, fallback: 2)),
        .warning: Appearance(foreground: .init(172, fallback: 3), monochrome: .bold),
        .bad: Appearance(foreground: .init(160, fallback: 1), attributes: .bold),
        .bar: Appearance(foreground: .init(32, fallback: 4)),
        .barTrack: Appearance(foreground: .init(240, fallback: 8), monochrome: .dim),
        .chart: Appearance(foreground: .init(37, fallback: 6)),
        .key: Appearance(foreground: .init(39, fallback: 6), attributes: .bold),
        .keyLabel: Appearance(),
        .disabled: Appearance(foreground: .init(242, fallback: 8), monochrome: .dim),
        .dialogBorder: Appearance(foreground: .init(39, fallback: 6), monochrome: .bold),
        .input: Appearance(attributes: .underline),
        .placeholder: Appearance(foreground: .init(243, fallback: 8), monochrome: .dim),
    ])
}
