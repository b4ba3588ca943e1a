/// What comparing the archive with its ledger, and with main, found in one snapshot.
public struct ArchiveVerification: Hashable, Sendable {
    public let archivedRows: Int64
    /// What the ledger says was archived and not restored.
    public let ledgerRows: Int64
    /// Orders that are in main and in the archive; there should be none.
    public let rowsInBoth: Int64
    /// The months whose count, sum or content differs from the ledger, oldest first.
    public let months: [ArchiveMonthDifference]
    /// What else is wrong, in words.
    public let problems: [String]

    public init(
        archive: MonthlyDigests, ledger: MonthlyDigests, rowsInBoth: Int64, problems: [String] = []
    ) {
        archivedRows = archive.sum.rows
        ledgerRows = ledger.sum.rows
        self.rowsInBoth = rowsInBoth
        months = (archive + -ledger).months.map {
            ArchiveMonthDifference(month: $0, archive: archive[$0], ledger: ledger[$0])
        }
        self.problems = problems
    }

    /// The differences in words; empty when all is well.
    public var differences: [String] {
        let both = rowsInBoth == 0 ? [] : ["\(rowsInBoth.grouped) orders are in main and in the archive"]
        return months.map(\.sentence) + both + problems
    }

    /// The result in one sentence.
    public var summary: String {
        let differences = differences
        guard !differences.isEmpty else {
            return "\(archivedRows.grouped) archived orders compared with the ledger, no difference"
        }
        let more = differences.count > 3 ? ["and \((differences.count - 3).grouped) more"] : []
        return (differences.prefix(3) + more).joined(separator: "; ")
    }
}
