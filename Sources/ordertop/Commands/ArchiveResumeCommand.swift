import ArgumentParser
import OrdersCore

/// `ordertop archive resume`: goes on with a paused or interrupted run.
struct ArchiveResumeCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Go on with a paused or interrupted run, in this process.",
        discussion: """
            Takes the one unfinished archive or restore run, or the job of the given number, also one that a \
            killed process left behind. Goes on from its last checkpoint.

            Examples:
              ordertop archive resume
              ordertop archive resume 7
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var answer: YesOption
    @OptionGroup var which: JobArgument

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let session = JobSession(store: store, format: output.format)
            try await session.resume(try await session.job(numbered: which.job))
        }
    }
}
