import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The whole dashboard at the sizes that people have, with and without Unicode.
@Suite(.timeLimit(.minutes(10)))
struct SizeTests {
    static let sizes = [
        Size(columns: 200, rows: 60), Size(columns: 120, rows: 40), Size(columns: 80, rows: 24),
        Size(columns: 40, rows: 12),
    ]

    /// The keys of a footer have longer names in ASCII, pictures fewer steps, and a list of keys lines of its own.
    private static func comparable(_ screen: Screen, _ glyphs: Glyphs) -> [String] {
        let pictures: Set<StyleRole> = [.bar, .barTrack, .chart]
        let asASCII = asciiForms(of: glyphs)
        return (0..<screen.size.rows - 1).map { row in
            (0..<screen.size.columns).map { column in
                let cell = screen[column, row]
                return pictures.contains(cell.style.role) ? "" : asASCII[cell.text] ?? cell.text
            }.joined()
        }
    }

    private static func asciiForms(of glyphs: Glyphs) -> [String: String] {
        func forms(_ glyphs: Glyphs) -> [String] {
            let box = glyphs.box
            return [
                box.topLeft, box.topRight, box.bottomLeft, box.bottomRight, box.horizontal, box.vertical,
                box.leftTee, box.rightTee, glyphs.ellipsis, glyphs.filledBullet, glyphs.hollowBullet,
                glyphs.check, glyphs.cross, glyphs.separator, glyphs.scrollThumb, glyphs.scrollTrack,
            ]
        }
        return Dictionary(zip(forms(glyphs), forms(.ascii))) { first, _ in first }
    }

    @Test("Every screen fills every row, at every size, in either script", arguments: sizes)
    func full(size: Size) async throws {
        for picture in ScreenGallery.all {
            for glyphs in [Glyphs.unicode, .ascii] {
                let screen = try await picture.screen(size, glyphs)
                #expect(screen.size == size)
                #expect(screen.isEveryRowFull, "\(picture.name)")
            }
        }
    }

    /// The shop has names that aren't ASCII; they are data.
    @Test("Without Unicode there is nothing but ASCII and the shop's names", arguments: sizes)
    func ascii(size: Size) async throws {
        let names = Set("jürgen陳大文נועהzoë茶壺" + "ñéóáí")
        for picture in ScreenGallery.all {
            let text = try await picture.screen(size, .ascii).text
            let others = Set(text.filter { !$0.isASCII && !names.contains($0) })
            #expect(others.isEmpty, "\(picture.name): \(others)")
        }
    }

    @Test("ASCII says the same in the same places, but for pictures and the names of keys", arguments: sizes)
    func sameWords(size: Size) async throws {
        for picture in ScreenGallery.all where picture.name != "help" {
            let unicode = Self.comparable(try await picture.screen(size, .unicode), .unicode)
            let ascii = Self.comparable(try await picture.screen(size, .ascii), .ascii)
            for (row, pair) in zip(unicode, ascii).enumerated() {
                #expect(pair.0 == pair.1, "row \(row) of \(picture.name)")
            }
        }
    }
}
