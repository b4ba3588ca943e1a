import ArgumentParser
import OrdersCore

/// `ordertop totals enable`: builds the live totals, or sees to those that are there.
struct TotalsEnableCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Build the live totals, or mend those that are there.",
        discussion: """
            Shows the SQL and what the triggers cost a writer, measured on this database, and asks. The build \
            reads every order once, in short batches that let writers through. Ctrl-C pauses it; the same \
            command goes on with it, also after a kill. The database needs `ordertop setup` first.

            Totals that are there are not built again: waiting changes are folded in, doubtful totals are \
            verified and built anew only where they differ. --rebuild builds them anew in any case.

            Examples:
              ordertop totals enable --dry-run
              ordertop totals enable --yes
              ordertop totals enable --rebuild
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions

    @Flag(help: "Build them anew, whatever their condition.")
    var rebuild = false

    func validate() throws {
        try common.requireNow(for: "live totals")
    }

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let session = TotalsSession(
                store: store, format: output.format, confirmation: Confirmation(confirmation))
            try await session.enable(rebuilding: rebuild)
        }
    }
}
