@testable import Dashboard
import TerminalUI
import Testing

struct ThemeTests {
    /// Black, Visual Studio Code, Dracula, Solarized, Ubuntu, Nord.
    static let darkGrounds = [0x000000, 0x1E1E1E, 0x282A36, 0x002B36, 0x300A24, 0x2E3440].map {
        ScreenColor($0)
    }
    /// White, Solarized, a light grey.
    static let lightGrounds = [0xFFFFFF, 0xFDF6E3, 0xEEEEEE].map { ScreenColor($0) }
    /// What is drawn with other roles than text: frames that only part, and the empty part of a bar.
    static let lines: Set<StyleRole> = [.border, .barTrack]
    static let pictures: Set<StyleRole> = [.borderFocused, .dialogBorder, .bar, .chart]

    /// The lowest contrast of a role to what it stands on; nil where the terminal's own colours are used.
    static func contrast(_ look: Appearance, _ grounds: [ScreenColor]) -> Double? {
        guard let foreground = look.foreground.map({ ScreenColor(index: $0.index) }) else { return nil }
        let behind = look.background.map { [ScreenColor(index: $0.index)] } ?? grounds
        return behind.map(foreground.contrast).min()
    }

    @Test("The first theme is the one that follows the terminal")
    func names() {
        #expect(Theme.all.map(\.name) == ["auto", "dark", "light", "mono", "high-contrast"])
        #expect(Theme.all.filter(\.palettes.differ).map(\.name) == ["auto"])
        #expect(Theme.auto.palettes[.light] == Theme.light.palettes[.dark])
    }

    @Test("Every theme gives the selection a look of its own, also without colours")
    func selection() {
        for theme in Theme.all {
            for ground in [Ground.dark, .light] {
                let palette = theme.palettes[ground]
                #expect(palette[.selection] != palette[.text])
                #expect(palette[.selection].monochrome.contains(.reverse))
            }
        }
    }

    @Test(
        "Text has a contrast of 4.5 to the grounds that people use, pictures one of 3",
        arguments: [
            (Ground.dark, darkGrounds), (.light, lightGrounds),
        ])
    func contrast(_ ground: Ground, _ grounds: [ScreenColor]) {
        for role in StyleRole.allCases where !Self.lines.contains(role) {
            let look = Theme.auto.palettes[ground][role]
            guard let contrast = Self.contrast(look, grounds) else { continue }
            #expect(contrast >= (Self.pictures.contains(role) ? 3 : 4.5), "\(role) on \(ground)")
        }
    }

    @Test("High contrast is at least 7 for text and 4.5 for every line, on a ground of its own")
    func highContrast() throws {
        for role in StyleRole.allCases {
            let look = Theme.highContrast.palettes[.light][role]
            _ = try #require(look.background, "\(role)")
            let contrast = try #require(Self.contrast(look, []))
            #expect(contrast >= (Self.lines.contains(role) ? 4.5 : 7), "\(role)")
        }
    }

    @Test("Mono has no colours")
    func mono() {
        for role in StyleRole.allCases {
            let look = Theme.mono.palettes[.dark][role]
            #expect(look.foreground == nil && look.background == nil)
            #expect(look.attributes == look.monochrome)
        }
    }

    @Test("On eight and sixteen colours nothing is drawn in the colour of its own ground")
    func fewColors() {
        for theme in [Theme.dark, .light, .highContrast] {
            for role in StyleRole.allCases {
                let look = theme.palettes[.dark][role]
                guard let foreground = look.foreground else { continue }
                let ground = look.background?.fallback ?? (theme.name == "light" ? 7 : 0)
                #expect(foreground.fallback != ground, "\(role) of \(theme.name)")
                // Bright black on eight colours is told by being dim.
                #expect(foreground.fallback == 8 || foreground.fallback % 8 != ground % 8, "\(role)")
            }
        }
    }
}
