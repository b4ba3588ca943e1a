import ArgumentParser
import OrdersCore

/// `ordertop archive pause`: asks a run to stop at its next checkpoint.
struct ArchivePauseCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Pause a run at its next checkpoint.",
        discussion: """
            Works from any terminal, whichever process runs the job. Waits until the job has paused.

            Examples:
              ordertop archive pause
              ordertop archive pause 7
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var answer: YesOption
    @OptionGroup var which: JobArgument

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let session = JobSession(store: store, format: output.format)
            try await session.ask(.pause, of: try await session.job(numbered: which.job))
        }
    }
}
