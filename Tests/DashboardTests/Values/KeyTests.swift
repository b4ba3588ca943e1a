@testable import Dashboard
import TerminalUI
import TestSupport
import Testing

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
            let keys = pane.boundKeys(at: .pane(pane.id), in: context).map(\.binding)
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

    @Test("Every theme gives the selection a look of its own, also without colours")
    func themes() {
        #expect(Theme.all.map(\.name) == ["dark", "light", "mono"])
        for theme in Theme.all {
            #expect(theme.palette[.selection] != theme.palette[.text])
            #expect(theme.palette[.selection].monochrome.contains(.reverse))
            #expect(Theme.named(theme.name)?.palette == theme.palette)
        }
        #expect(Theme.named("neon") == nil)
    }
}
