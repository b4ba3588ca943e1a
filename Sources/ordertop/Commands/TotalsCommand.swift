import ArgumentParser

/// `ordertop totals`: the always-exact aggregate behind the report.
struct TotalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals",
        abstract: "Keep the report's live totals: enable, check, disable.",
        discussion: """
            Live totals are what every user's completed orders of the last 30 days come to. Triggers note each \
            change of an order, whoever makes it, so the report is exact at every instant and takes \
            microseconds. Reading never writes: what isn't counted in yet is corrected by each report.

            Examples:
              ordertop totals enable --dry-run
              ordertop totals enable --yes
              ordertop totals status
              ordertop totals verify
              ordertop totals disable
            """,
        subcommands: [
            TotalsStatusCommand.self, TotalsEnableCommand.self, TotalsDisableCommand.self,
            TotalsVerifyCommand.self,
        ],
        defaultSubcommand: TotalsStatusCommand.self)
}
