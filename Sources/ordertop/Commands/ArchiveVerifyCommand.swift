import ArgumentParser
import OrdersCore

/// `ordertop archive verify`: compares main, archive and journal.
struct ArchiveVerifyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare main, archive and journal; exits 2 on a difference.",
        discussion: """
            No order may be in both places, and the archive must hold what the journal says was moved.

            Example:
              ordertop archive verify --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    func run() async throws {
        let verification = try await common.withStore(for: .read) { try await $0.verifyArchive() }
        try Console.standard.print(OutputDocument(verification), as: output.format)
        guard verification.differences.isEmpty else { throw ExitCode(Failure.differenceFound) }
    }
}

extension OutputDocument {
    /// What a comparison found.
    init(_ verification: ArchiveVerification) {
        let differences = verification.differences
        let table = OutputTable(
            columns: [
                .number("archived_rows"), .number("journal_rows"), .number("rows_in_both"),
                .hidden("differences"),
            ],
            rows: [
                [
                    .integer(verification.archivedRows), .integer(verification.journalRows),
                    .integer(verification.rowsInBoth), .list(differences),
                ]
            ])
        self.init(object: table, captions: differences.isEmpty ? ["No difference."] : differences)
    }
}
