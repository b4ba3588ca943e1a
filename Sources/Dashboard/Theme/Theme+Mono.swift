import TerminalUI

extension Theme {
    /// Without colours, for terminals and eyes that prefer it.
    public static let mono = Theme(
        name: "mono",
        GroundPalettes(
            Palette([
                .dim: Appearance(attributes: .dim), .title: Appearance(attributes: .bold),
                .titleFocused: Appearance(attributes: [.bold, .underline]),
                .border: Appearance(attributes: .dim), .borderFocused: Appearance(attributes: .bold),
                .header: Appearance(attributes: .bold), .selection: Appearance(attributes: .reverse),
                .accent: Appearance(attributes: .bold), .warning: Appearance(attributes: .bold),
                .bad: Appearance(attributes: .bold), .barTrack: Appearance(attributes: .dim),
                .key: Appearance(attributes: .bold), .disabled: Appearance(attributes: .dim),
                .dialogBorder: Appearance(attributes: .bold), .input: Appearance(attributes: .underline),
                .placeholder: Appearance(attributes: .dim),
            ])))
}
