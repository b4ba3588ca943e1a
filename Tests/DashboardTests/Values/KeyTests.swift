import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

struct KeyTests {
    @Test("No key means two things in one place")
    func noDuplicates() {
        let application = DashboardHarness().application
        let (state, _) = application.start()
        let own = application.dashboardKeys(state).flatMap(\.bindings)
        #expect(KeyMap(own).duplicateKeys.isEmpty)
        for index in state.panes.indices {
            let pane = state.panes[index]
            let context = application.context(ofPane: index, state)
            let keys = pane.boundKeys(in: context, Keyboard()).map(\.binding)
            #expect(KeyMap(keys).duplicateKeys.isEmpty)
            let everywhere = own.flatMap(\.keys) + keys.flatMap(\.keys)
            #expect(Set(everywhere).count == everywhere.count, "\(pane.name) hides a key")
        }
        let shared = application.sharedKeys(state).flatMap(\.binding.keys)
        #expect(Set(shared).count == shared.count)
        #expect(Set(shared).isDisjoint(with: own.flatMap(\.keys)))
    }

    @Test("The documents' table has every key of the dashboard")
    func table() {
        let table = KeyTable.markdown(for: DashboardHarness().environment)
        #expect(table.hasPrefix("| where | keys | what they do |\n|---|---|---|\n| Top spenders | `⏎` |"))
        for binding in DashboardKeys.screen.bindings { #expect(table.contains(binding.help)) }
    }

    /// `ORDERTOP_WRITE_README=1` writes the table into the README instead.
    @Test("The README's table of keys is the program's")
    func readme() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../..").standardizedFileURL
        let file = root.appendingPathComponent("README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let table = KeyTable.markdown(for: DashboardHarness().environment)
        let (start, end) = ("<!-- keys -->\n", "<!-- end of keys -->\n")
        let before = try #require(readme.range(of: start))
        let after = try #require(readme.range(of: end, range: before.upperBound..<readme.endIndex))
        let between = before.upperBound..<after.lowerBound
        if ProcessInfo.processInfo.environment["ORDERTOP_WRITE_README"] == "1" {
            try readme.replacingCharacters(in: between, with: table)
                .write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(readme[between] == table)
        }
    }
}
