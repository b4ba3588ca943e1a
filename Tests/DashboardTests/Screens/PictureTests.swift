import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The picture in the README is taken from the program; what it shows of the frame must be what the program draws.
@Suite(.timeLimit(.minutes(5)))
struct PictureTests {
    private static let problem: Comment = "`make screens` takes the picture anew."

    private func picture() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../..").standardizedFileURL
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "<!-- screen dashboard -->\n```\n")).upperBound
        let end = try #require(readme.range(of: "\n```\n", range: start..<readme.endIndex)).lowerBound
        return readme[start..<end].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The cells of a line: a wide character takes two.
    private func cells(_ line: String) -> [String] {
        line.flatMap { character in
            [String(character)]
                + (TextWidth.columns(of: character) == 2 ? [""] : [])
        }
    }

    @Test("The README's picture has the program's frames, titles and heads of tables")
    func frames() async throws {
        let picture = try picture()
        try await DashboardHarness().run { dashboard in
            let screen = dashboard.terminal.screen
            #expect(picture.count == screen.size.rows, Self.problem)
            let corners: Set = ["┌", "┐", "└", "┘"]
            for row in 0..<screen.size.rows {
                let cells = cells(picture[row])
                for column in 0..<screen.size.columns where corners.contains(screen[column, row].text) {
                    let shown = column < cells.count ? cells[column] : ""
                    #expect(shown == screen[column, row].text, Self.problem)
                }
            }
            for title in ["1 Top spenders", "2 Recent views", "3 Indexes and plan", "4 Archive"] {
                let row = try #require((0..<40).first { dashboard.row($0).contains(title) })
                #expect(picture[row].contains(title), Self.problem)
            }
            #expect(picture[2].prefix(60) == dashboard.row(2).prefix(60), Self.problem)
        }
    }

    @Test("Every key in the footer of the README's picture is one of the program's")
    func footer() throws {
        let application = DashboardHarness().application
        let (state, _) = application.start()
        let entries = application.commandGroups(state).flatMap(\.entries)
        let known = entries.flatMap { entry in entry.keys.map { "\($0.name(.unicode)) \(entry.label)" } }
        let shown = try #require(picture().last).components(separatedBy: "  ").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        #expect(shown.count > 5)
        for key in shown where key != "↑↓ move" { #expect(known.contains(key), Self.problem) }
    }
}
