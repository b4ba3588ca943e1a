import ArgumentParser

/// `ordertop indexes`: indexes of the mapped tables.
struct IndexesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indexes",
        abstract: "List, build or drop indexes.",
        discussion: """
            Examples:
              ordertop indexes list
              ordertop indexes build orders_report
              ordertop indexes drop orders_status --yes
            """,
        subcommands: [IndexesListCommand.self, IndexesBuildCommand.self, IndexesDropCommand.self],
        defaultSubcommand: IndexesListCommand.self)
}
