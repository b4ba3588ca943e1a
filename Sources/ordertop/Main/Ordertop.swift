import ArgumentParser

/// The root of the command line: the contract's commands, the dashboard by default.
struct Ordertop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ordertop",
        abstract: "A terminal dashboard for an orders database.",
        discussion: """
            ordertop alone opens the dashboard on the database of --db, of ORDERTOP_DB or of the configuration file. The other commands \
            answer the same questions for scripts: data goes to stdout as a table, JSON or CSV, words go to \
            stderr.

            Start here:
              ordertop demo                       a realistic shop with live traffic
              ordertop --db shop.sqlite           the dashboard on your database
              ordertop top --db shop.sqlite       who spent most in the last 30 days
              ordertop doctor --db shop.sqlite    what ordertop thinks of your database
              ordertop config example             a configuration file to begin with

            Exit codes: 0 done, 1 failed, 2 a check found a difference, 64 wrong usage, 130 interrupted.

            Shell completions: ordertop --generate-completion-script bash (or zsh, fish).
            """,
        version: "0.1.0",
        subcommands: [
            DashboardCommand.self, DemoCommand.self, GenerateCommand.self, TrafficCommand.self,
            TopCommand.self, ViewsCommand.self, OrdersCommand.self, SetupCommand.self, TeardownCommand.self,
            TotalsCommand.self, IndexesCommand.self, PlanCommand.self, ArchiveCommand.self,
            JobsCommand.self, DoctorCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: DashboardCommand.self
    )
}
