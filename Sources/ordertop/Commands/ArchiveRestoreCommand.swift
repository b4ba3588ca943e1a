import ArgumentParser
import OrdersCore

/// `ordertop archive restore`: brings orders back to main.
struct ArchiveRestoreCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring archived orders back to main.",
        discussion: """
            --from is the first instant that counts, --until the first that doesn't; without them, everything \
            comes back. A job like run: Ctrl-C pauses it, `ordertop archive resume` goes on.

            Examples:
              ordertop archive restore --dry-run
              ordertop archive restore --from 2024-01-01 --until 2024-07-01 --yes
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

    func validate() throws {
        if let from, let until, from >= until {
            throw ValidationError("--from must be before --until.")
        }
    }

    func run() async throws {
        try await common.move(
            ArchiveSelection(direction: .restore, from: from, until: until, limit: most.rows),
            maxWriterStall: pacing.maxWriterStall, confirmation: confirmation, format: output.format)
    }
}
