import TerminalUI

extension Theme {
    /// Dark or light, as the terminal's ground is.
    public static let auto = Theme(
        name: "auto", GroundPalettes(dark: dark.palettes[.dark], light: light.palettes[.light]))
}
