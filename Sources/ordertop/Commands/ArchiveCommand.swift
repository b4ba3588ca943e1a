import ArgumentParser

/// `ordertop archive`: old orders, out of the way and back.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Move old orders to the archive, and back.",
        discussion: """
            A run moves orders older than two years in short batches that let writers through. It is a job in \
            the database's journal: the dashboard and any second terminal see the same run and can pause, \
            resume or cancel it. It survives kill -9.

            Examples:
              ordertop archive status
              ordertop archive preview --older-than 18mo
              ordertop archive run --yes
              ordertop archive pause          from another terminal
              ordertop archive resume
            """,
        subcommands: [
            ArchiveStatusCommand.self, ArchivePreviewCommand.self, ArchiveRunCommand.self,
            ArchivePauseCommand.self, ArchiveResumeCommand.self, ArchiveCancelCommand.self,
            ArchiveRestoreCommand.self, ArchiveVerifyCommand.self,
        ],
        defaultSubcommand: ArchiveStatusCommand.self)
}
