import ArgumentParser
import OrdersCore

/// `ordertop totals disable`: removes the live totals.
struct TotalsDisableCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Remove the live totals and their triggers.",
        discussion: """
            The triggers go at once, the tables in short batches that let writers through. No trace is left in \
            the schema, and the report is computed directly from then on. Ctrl-C pauses; the same command goes \
            on.

            Examples:
              ordertop totals disable --dry-run
              ordertop totals disable --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions

    func validate() throws {
        try common.requireNow(for: "live totals")
    }

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let session = TotalsSession(
                store: store, format: output.format, confirmation: Confirmation(confirmation))
            try await session.disable()
        }
    }
}
