import ArgumentParser

/// `ordertop` and `ordertop dashboard`: the screen.
struct DashboardCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "Open the dashboard.",
        discussion: """
            Four live panes: top spenders, a user's recent views, indexes and the report's plan, the archive. \
            ? shows every key, : every command, q quits.

            A database that `ordertop setup` has prepared can be changed from the dashboard (build an index, \
            run the archive, enable live totals); any other is only read, and --read-only keeps it so. While \
            it may write, the dashboard also folds waiting changes into the live totals.

            Examples:
              ordertop --db shop.sqlite
              ordertop dashboard --db chinook.sqlite --schema chinook.yaml --as-of 2013-12-22
              ordertop dashboard --interval 5s --ascii --no-mouse
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var archive: ArchiveRunOptions

    var given: [String: String] { common.given + screen.given + archive.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try screen.take(settings)
        try archive.take(settings)
    }

    func run() async throws {
        guard DashboardScreen.hasTerminal else {
            // What is wrong with the database is worth more to a script than what it should have called.
            return try await common.withStore(for: .change) { _ in try DashboardScreen.requireTerminal() }
        }
        try await DashboardScreen(common: common, options: screen, archive: archive).run()
    }
}
