import ArgumentParser
import OrdersCore

/// `ordertop archive restore`: brings orders back to main.
struct ArchiveRestoreCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring archived orders back to main.",
        discussion: """
            --from is the first instant that counts, --until the first that doesn't, --order names single \
            orders; without them, everything comes back. Orders that are only flagged (`archive run --flag`) lose \
            their flag first and are back at once. A job like run: Ctrl-C pauses it, `ordertop archive resume` goes on.

            Examples:
              ordertop archive restore --dry-run
              ordertop archive restore --from 2024-01-01 --until 2024-07-01 --yes
              ordertop archive restore --order 1207 --order 1212
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var pacing: PacingOption
    @OptionGroup var most: RowLimitOption

    @Option(
        help: ArgumentHelp("The first instant that counts.", valueName: "instant"), transform: Reading.instant
    )
    var from: Instant?

    @Option(
        help: ArgumentHelp("The first instant that doesn't count.", valueName: "instant"),
        transform: Reading.instant)
    var until: Instant?

    @Option(
        name: .customLong("order"),
        help: ArgumentHelp("Only the order of this id; may be given again.", valueName: "id"),
        transform: Reading.orderID)
    var orderIDs: [Order.ID] = []

    func validate() throws {
        guard orderIDs.count <= ArchiveRestoreCommand.mostOrders else {
            throw ValidationError(
                "--order may be given \(ArchiveRestoreCommand.mostOrders.grouped) times; take a range of dates."
            )
        }
        if let from, let until, from >= until {
            throw ValidationError("--from must be before --until.")
        }
    }

    var given: [String: String] { common.given + pacing.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try pacing.take(settings)
    }

    func run() async throws {
        try await common.move(
            ArchiveSelection(
                direction: .restore, from: from, until: until, orderIDs: orderIDs.isEmpty ? nil : orderIDs,
                limit: most.rows), pacing, confirmation: confirmation, format: output.format)
    }

    /// Each is a parameter of every statement.
    private static let mostOrders = 1_000
}
