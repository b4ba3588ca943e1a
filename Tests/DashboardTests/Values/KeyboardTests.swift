import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

struct KeyboardTests {
    private func name(_ text: String) throws -> CommandName { try #require(CommandFacts.named(text)).name }

    private func clash(_ changes: [String: [Key]], of command: String) throws -> String? {
        let pairs = try changes.map { (try name($0.key), $0.value) }
        let keyboard = Keyboard(Dictionary(uniqueKeysWithValues: pairs))
        return keyboard.clash(of: try #require(CommandFacts.named(command))).map {
            "\($0.key.word) \($0.command) \($0.other)"
        }
    }

    @Test("The names of commands, which people write into files, are these")
    func names() {
        let names = CommandFacts.all.map(\.name.description)
        #expect(Set(names).count == names.count)
        let known = [
            "top-spenders.open", "top-spenders.source", "top-spenders.live-totals", "top-spenders.verify",
            "top-spenders.pause", "top-spenders.cancel", "indexes.open", "indexes.next-plan",
            "indexes.whole-plan", "indexes.drop-index", "indexes.cancel", "indexes.advice",
            "indexes.build-index", "archive.log", "archive.cancel", "archive.restore", "archive.verify",
            "archive.archive", "archive.pause", "next-pane", "previous-pane", "find", "zoom", "freeze",
            "refresh", "faster", "slower", "copy", "export", "mouse", "log", "commands", "help", "suspend",
            "quit", "pane-1", "pane-2", "pane-3", "pane-4", "up", "down", "page-up", "page-down", "first",
            "last",
        ]
        for name in known { #expect(names.contains(name), "\(name)") }
    }

    @Test("What is known of commands without a database is what the dashboard has")
    func facts() {
        let application = DashboardHarness().application
        let (state, _) = application.start()
        let own = application.dashboardKeys(state).flatMap(\.bindings).map {
            CommandName(pane: nil, name: $0.name)
        }
        let panes = state.panes.flatMap { pane in
            let context = application.context(state)
            return (pane.boundKeys(in: context, Keyboard()) + pane.boundSharedKeys(in: context, Keyboard()))
                .map { CommandName(pane: pane.id, name: $0.binding.name) }
        }
        #expect(Set(own + panes) == Set(CommandFacts.all.map(\.name)))
        #expect(PaneRegistry.names == state.panes.map(\.name))
    }

    @Test("A key that means something else in the same place is a clash, elsewhere it isn't")
    func clashes() throws {
        #expect(try clash(["refresh": [.character("z")]], of: "refresh") == "z refresh zoom")
        #expect(try clash(["refresh": [.character("s")]], of: "refresh") == "s refresh top-spenders.source")
        #expect(try clash(["top-spenders.source": [.character("r")]], of: "top-spenders.source") != nil)
        #expect(try clash(["top-spenders.source": [.character("b")]], of: "top-spenders.source") != nil)
        #expect(try clash(["top-spenders.source": [.character("n")]], of: "top-spenders.source") == nil)
        let swapped: [String: [Key]] = ["refresh": [.character("z")], "zoom": [.character("r")]]
        #expect(try clash(swapped, of: "refresh") == nil)
        #expect(
            try clash(
                ["archive.pause": [.function(5)], "top-spenders.pause": [.function(5)]], of: "archive.pause")
                == nil)
        #expect(try clash(["help": [.control("c")]], of: "help") == "ctrl-c help quit")
        for command in CommandFacts.all { #expect(Keyboard().clash(of: command) == nil, "\(command.name)") }
    }

    @Test("A changed key does what the old one did, and footer, help and palette show it")
    func changed() async throws {
        let keyboard = Keyboard([
            try name("help"): [.function(1)], try name("top-spenders.source"): [.control("s")],
            try name("up"): [.character("w")], try name("quit"): [.function(10)], try name("zoom"): [],
        ])
        try await DashboardHarness(keyboard: keyboard).run { dashboard in
            #expect(dashboard.row(39).contains("w↓ move"))
            #expect(dashboard.row(39).contains("F1 help"))
            #expect(dashboard.row(39).contains("Ctrl-S source"))
            #expect(!dashboard.row(39).contains("zoom"))
            await dashboard.press(.character("?"), .character("s"))
            #expect(dashboard.text(inDialog: "Help").isEmpty)
            await dashboard.press(.control("s"))
            #expect(dashboard.row(39).contains("The source is the orders only"))
            await dashboard.press(.function(1))
            #expect(dashboard.text(inDialog: "Help").contains("Ctrl-S"))
            await dashboard.press(.escape, .character(":"))
            await dashboard.type("leave")
            #expect(dashboard.text(inDialog: "Commands").contains("F10 Ctrl-C"))
        }
    }

    @Test("Sentences name a changed key, and how a command without one is reached")
    func sentences() async throws {
        let keyboard = Keyboard([
            try name("archive.archive"): [.function(5)], try name("indexes.build-index"): [.control("b")],
            try name("indexes.next-plan"): [], try name("log"): [.function(9)],
        ])
        try await DashboardHarness(keyboard: keyboard).run { dashboard in
            await dashboard.type("4x")
            #expect(dashboard.row(39).contains("No run is under way; F5 starts one."))
            await dashboard.type("3")
            #expect(dashboard.text.contains("Ctrl-B builds"))
            #expect(dashboard.text.contains(":next-plan next  w whole"))
            await dashboard.type("?cause")
            #expect(dashboard.text(inDialog: "Help").contains("Failed; F9 shows the cause."))
        }
    }

    @Test("Every command that a sentence speaks of is there")
    func spokenOf() {
        let kinds = JobKind.allCases.filter { $0 != .sweep }
        let spoken =
            [
                CommandName.refresh, .freeze, .log, .undo, .liveTotals, .buildIndex, .measureIndexes,
                .nextPlan,
                .wholePlan, .archive, .restore, .verifyArchive,
            ] + kinds.map { .cancel($0) } + kinds.filter { !$0.isOneStep }.map { .pause($0) }
        for name in spoken { #expect(CommandFacts.named(name) != nil, "\(name)") }
    }

    @Test("A window that is too small is left by the key that quits")
    func quitting() async throws {
        let keyboard = Keyboard([try name("quit"): [.function(10)]])
        let exit = try await DashboardHarness(size: Size(columns: 20, rows: 5), keyboard: keyboard).run {
            await $0.press(.character("q"))
            #expect($0.text.contains("needs 40×12"))
            await $0.press(.function(10))
        }
        #expect(exit == .quit)
    }
}
