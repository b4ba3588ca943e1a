import ArgumentParser
import OrdersCore

/// `ordertop archive verify`: compares the archive with its ledger, and with main.
struct ArchiveVerifyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare the archive with its ledger, month by month; exits 2 on a difference.",
        discussion: """
            Every batch enters in a ledger what it moved: how many orders of each month, their sum, and a hash of \
            their content; and the same, without sums, of the rows of children that went along. Counts, sums and \
            hashes of the archive must be the ledger's, and no order may be in main, too. What was archived before there was a ledger counts as `ordertop setup` found it. Reads the \
            whole archive in one snapshot, works with --read-only.

            Example:
              ordertop archive verify --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    func run() async throws {
        let (verification, decimals) = try await common.withStore(for: .read) { store in
            (try await store.verifyArchive(), store.schema.money.decimals)
        }
        try Console.standard.print(OutputDocument(verification, decimals: decimals), as: output.format)
        guard verification.differences.isEmpty else { throw ExitCode(Failure.differenceFound) }
    }
}

extension OutputDocument {
    /// What a comparison found, a row for each month that differs.
    ///
    /// - Parameter decimals: Those of the schema's money.
    init(_ verification: ArchiveVerification, decimals: Int) {
        func money(_ units: Int64) -> OutputCell { .money(Money(minorUnits: units, decimals: decimals)) }
        let hasChild = verification.months.contains { $0.child != nil }
        let table = OutputTable(
            columns: [
                .text("month"), hasChild ? .text("child") : .hidden("child"), .text("differs"),
                .number("archived_rows"), .number("ledger_rows"),
                .number("archived_total"), .number("ledger_total"), .hidden("archived_hash"),
                .hidden("ledger_hash"),
            ],
            rows: verification.months.map { month in
                let (archive, ledger) = (month.archive, month.ledger)
                return [
                    .optional(month.month) { .text("\($0)") }, .optional(month.child) { .text($0) },
                    .list(month.aspects.map(\.rawValue)),
                    .integer(archive.rows), .integer(ledger.rows),
                    month.child == nil ? money(archive.total) : .missing,
                    month.child == nil ? money(ledger.total) : .missing,
                    .text(archive.hashText), .text(ledger.hashText),
                ]
            })
        self.init(
            table: table,
            json: .object([
                .init("archived_rows", .number(String(verification.archivedRows))),
                .init("ledger_rows", .number(String(verification.ledgerRows))),
                .init("rows_in_both", .number(String(verification.rowsInBoth))),
                .init("months", .list(table.json)),
                .init("differences", .list(verification.differences.map(JSONValue.text))),
            ]),
            captions: [Failure.oneLine(verification.summary) + "."])
    }
}
