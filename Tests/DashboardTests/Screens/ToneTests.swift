import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// Status is never told by colour alone.
@Suite(.timeLimit(.minutes(5)))
struct ToneTests {
    /// The roles that say how something stands.
    static let tones: Set<StyleRole> = [.good, .warning, .bad]

    /// The runs of all screens of the gallery.
    private static func runs(_ glyphs: Glyphs) async throws -> [(screen: String, run: ScreenRun)] {
        var runs: [(screen: String, run: ScreenRun)] = []
        for picture in ScreenGallery.all {
            let screen = try await picture.screen(Size(columns: 120, rows: 40), glyphs)
            runs += screen.runs.map { (picture.name, $0) }
        }
        return runs
    }

    /// If the same text were good here and ordinary or bad there, only its colour would tell which. A selected row
    /// has one look of its own for everything in it.
    @Test(
        "No text is good, bad or a warning in one place and something else in another",
        arguments: [false, true])
    func words(isASCII: Bool) async throws {
        let glyphs: Glyphs = isASCII ? .ascii : .unicode
        let runs = try await Self.runs(glyphs).filter { $0.run.role != .selection }
        let marks = Set([glyphs.filledBullet, glyphs.hollowBullet, glyphs.check, glyphs.cross])
        for (text, those) in Dictionary(grouping: runs, by: \.run.text) where !marks.contains(text) {
            let roles = Set(those.map(\.run.role))
            guard roles.count > 1, !roles.isDisjoint(with: Self.tones) else { continue }
            let places = those.map { "\($0.run.role) in \($0.screen)" }
            Issue.record("\"\(text)\" is \(Set(places).sorted().joined(separator: ", "))")
        }
    }

    /// A full bullet is never what an empty one is, whatever its colour.
    @Test("A mark is never good in one place and bad in another", arguments: [false, true])
    func marks(isASCII: Bool) async throws {
        let glyphs: Glyphs = isASCII ? .ascii : .unicode
        // In ASCII the letters of keys look like marks.
        let runs = try await Self.runs(glyphs).map(\.run).filter { $0.role != .key && $0.role != .disabled }
        let meanings: [(String, Set<StyleRole>)] = [
            (glyphs.filledBullet, [.warning, .bad]), (glyphs.hollowBullet, [.good, .bad]),
            (glyphs.check, [.warning, .bad]), (glyphs.cross, [.good, .warning]),
        ]
        for (mark, never) in meanings {
            let roles = Set(runs.filter { $0.text == mark }.map(\.role))
            #expect(roles.isDisjoint(with: never), "\(mark) is \(roles)")
        }
    }

    @Test("The gallery shows every tone, and each of its screens is one")
    func gallery() async throws {
        let runs = try await Self.runs(.unicode)
        #expect(Set(runs.map(\.run.role)).isSuperset(of: Self.tones))
        #expect(Set(runs.map(\.screen)).count == ScreenGallery.all.count)
    }

    @Test("Without colours each tone looks other than ordinary text, or has only words that nothing else has")
    func mono() {
        for theme in Theme.all {
            let palette = theme.palettes[.dark]
            #expect(palette[.warning].monochrome.contains(.bold), "\(theme.name)")
            #expect(palette[.bad].monochrome.contains(.bold), "\(theme.name)")
        }
    }
}
