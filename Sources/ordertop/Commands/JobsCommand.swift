import ArgumentParser
import OrdersCore

/// `ordertop jobs`: the journal.
struct JobsCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "List the jobs in the journal, newest first.",
        discussion: """
            Unfinished jobs unless --all: running, paused, or interrupted because their process died.

            Examples:
              ordertop jobs
              ordertop jobs --all --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Flag(help: "Show finished jobs too.")
    var all = false

    func run() async throws {
        let records = try await common.withStore(for: .read) { try await $0.jobs(includingFinished: all) }
        try Console.standard.print(OutputDocument(jobs: records, host: .thisProcess), as: output.format)
    }
}
