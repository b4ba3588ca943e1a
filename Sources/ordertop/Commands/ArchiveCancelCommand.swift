import ArgumentParser
import OrdersCore

/// `ordertop archive cancel`: gives a run up.
struct ArchiveCancelCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Give a run up at its next checkpoint.",
        discussion: """
            What has been moved stays moved; `ordertop archive restore` brings it back. Orders that a run with \
            --flag has flagged and not yet moved are main's again in the same moment; their flags are removed \
            afterwards, in batches. Works from any terminal, and on jobs that a killed process left behind.

            Examples:
              ordertop archive cancel
              ordertop archive cancel 7
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var answer: YesOption
    @OptionGroup var which: JobArgument

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let session = JobSession(store: store, format: output.format)
            try await session.ask(.cancel, of: try await session.job(numbered: which.job))
        }
    }
}
