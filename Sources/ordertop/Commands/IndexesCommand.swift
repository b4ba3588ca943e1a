import ArgumentParser

/// `ordertop indexes`: indexes of the mapped tables.
struct IndexesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indexes",
        abstract: "List indexes, advise on them, build or drop them.",
        discussion: """
            Examples:
              ordertop indexes list
              ordertop indexes advise
              ordertop indexes build orders_report
              ordertop indexes drop orders_status --yes
            """,
        subcommands: [
            IndexesListCommand.self, IndexesAdviseCommand.self, IndexesBuildCommand.self,
            IndexesDropCommand.self,
        ],
        defaultSubcommand: IndexesListCommand.self)
}
