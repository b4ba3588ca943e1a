import TerminalUI

extension Theme {
    /// White and bright colours on a black of its own, whatever the terminal's ground is.
    public static let highContrast = Theme(
        name: "high-contrast",
        GroundPalettes(
            Palette([
                .text: onBlack(231, 15),
                .dim: onBlack(252, 7),
                .title: onBlack(231, 15, .bold),
                .titleFocused: onBlack(226, 11, [.bold, .underline]),
                .border: onBlack(248, 7),
                .borderFocused: onBlack(226, 11, .bold),
                .header: onBlack(231, 15, .bold),
                .selection: Appearance(
                    foreground: .init(16, fallback: 0), background: .init(226, fallback: 11),
                    attributes: .bold, monochrome: .reverse),
                .accent: onBlack(51, 14, .bold),
                .money: onBlack(231, 15),
                .good: onBlack(120, 10),
                .warning: onBlack(220, 11, .bold),
                .bad: onBlack(217, 9, .bold),
                .bar: onBlack(51, 14),
                .barTrack: onBlack(244, 8),
                .chart: onBlack(51, 14),
                .key: onBlack(226, 11, .bold),
                .keyLabel: onBlack(231, 15),
                .disabled: onBlack(248, 7),
                .dialog: onBlack(231, 15),
                .dialogBorder: onBlack(226, 11, .bold),
                .input: onBlack(231, 15, .underline),
                .placeholder: onBlack(248, 7),
            ])))

    private static func onBlack(
        _ color: UInt8, _ fallback: UInt8, _ attributes: Appearance.Attributes = []
    ) -> Appearance {
        Appearance(
            foreground: .init(color, fallback: fallback), background: .init(16, fallback: 0),
            attributes: attributes)
    }
}
