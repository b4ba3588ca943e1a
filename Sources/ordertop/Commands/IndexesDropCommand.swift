import ArgumentParser
import OrdersCore

/// `ordertop indexes drop`: removes an index.
struct IndexesDropCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Drop an index.",
        discussion: """
            Says beforehand which of ordertop's queries use it, and what they take with it and without it, \
            measured. An index that a constraint made can't be \
            dropped.

            Examples:
              ordertop indexes drop orders_status --dry-run
              ordertop indexes drop orders_status --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions

    @Argument(help: "The index's name.")
    var name: String

    func run() async throws {
        try await common.withStore(for: .change) { store in
            try await JobSession(store: store, format: output.format)
                .start(
                    IndexDropJob(named: name, catalog: store, at: common.now),
                    confirmation: Confirmation(confirmation))
        }
    }
}
