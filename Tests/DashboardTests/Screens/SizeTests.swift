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

    /// The rows of the Unicode screen that say something else, without the footer, whose keys have longer names in ASCII.
    private static func differences(_ unicode: Screen, _ ascii: Screen) -> [Int] {
        let forms = asciiForms(of: .unicode)
        return (0..<unicode.size.rows - 1).filter { row in
            (0..<unicode.size.columns).contains { column in
                let (left, right) = (unicode[column, row], ascii[column, row])
                return !isPicture(left) && !isPicture(right) && left.text != right.text
                    && forms[left.text] != right.text
            }
        }
    }

    /// Bars and charts have fewer steps in ASCII. In a selected row, or of a job that stands still, they have its role.
    private static func isPicture(_ cell: Cell) -> Bool {
        [.bar, .barTrack, .chart].contains(cell.style.role) || steps.contains(cell.text)
    }

    private static let steps = Set(
        [Glyphs.unicode, .ascii].flatMap {
            $0.barSteps + $0.columnSteps + $0.shades + [$0.barStart, $0.barEnd, $0.barTrack]
        }
    ).subtracting([" "])

    private static func asciiForms(of glyphs: Glyphs) -> [String: String] {
        func forms(_ glyphs: Glyphs) -> [String] {
            let box = glyphs.box
            return [
                box.topLeft, box.topRight, box.bottomLeft, box.bottomRight, box.horizontal, box.vertical,
                box.leftTee, box.rightTee, glyphs.ellipsis, glyphs.filledBullet, glyphs.hollowBullet,
                glyphs.check, glyphs.cross, glyphs.separator, glyphs.scrollThumb, glyphs.scrollTrack,
            ]
        }
        let words = ["µ": "u", "×": "x"]
        return Dictionary(zip(forms(glyphs), forms(.ascii))) { first, _ in first }.merging(words) { $1 }
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
        let names = Set("jürgen陳大文נועהzoë茶壺")
        // The statements of the store in memory are cut short.
        let withStatements = ["a plan", "a run", "a wrong month"]
        for picture in ScreenGallery.all {
            let known = withStatements.contains(picture.name) ? names.union("…") : names
            let text = try await picture.screen(size, .ascii).text
            let others = Set(text.filter { !$0.isASCII && !known.contains($0) })
            #expect(others.isEmpty, "\(picture.name): \(others)")
        }
    }

    @Test("ASCII says the same in the same places, but for pictures and the names of keys", arguments: sizes)
    func sameWords(size: Size) async throws {
        for picture in ScreenGallery.all where picture.name != "help" {
            let unicode = try await picture.screen(size, .unicode)
            let ascii = try await picture.screen(size, .ascii)
            for row in Self.differences(unicode, ascii) {
                Issue.record("\(picture.name)\n\(unicode.rowText(row))\n\(ascii.rowText(row))")
            }
        }
    }
}
