import ArgumentParser

/// `ordertop views`: what users looked at.
struct ViewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List, record or sweep recent views.",
        discussion: """
            A recent view is one row per user and product with the newest time of looking. Each user keeps \
            the 50 newest.

            Examples:
              ordertop views list maria.s
              ordertop views record maria.s "Walnut desk"
              ordertop views sweep --keep 50 --dry-run
            """,
        subcommands: [ViewsListCommand.self, ViewsRecordCommand.self, ViewsSweepCommand.self])
}
