/// What comparing the archive with its ledger, and with main, found in one snapshot.
public struct ArchiveVerification: Hashable, Sendable {
    public let archivedRows: Int64
    /// What the ledger says was archived and not restored.
    public let ledgerRows: Int64
    /// Orders that are in main and in the archive; there should be none.
    public let rowsInBoth: Int64
    /// What the archive holds of each child.
    public let children: [ChildRows]
    /// The months whose count, sum or content differs from the ledger, oldest first; the orders' come before those of
    /// each child.
    public let months: [ArchiveMonthDifference]
    /// What else is wrong, in words.
    public let problems: [String]

    /// - Parameter children: of each child by its table, what the archive holds and what the ledger says.
    public init(
        archive: MonthlyDigests, ledger: MonthlyDigests, rowsInBoth: Int64,
        children: [(table: String, archive: MonthlyDigests, ledger: MonthlyDigests)] = [],
        problems: [String] = []
    ) {
        archivedRows = archive.sum.rows
        ledgerRows = ledger.sum.rows
        self.rowsInBoth = rowsInBoth
        self.children = children.map { ChildRows(table: $0.table, rows: $0.archive.sum.rows) }
        months =
            ArchiveMonthDifference.list(nil, archive, ledger)
            + children.flatMap { ArchiveMonthDifference.list($0.table, $0.archive, $0.ledger) }
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
            let rows = children.map { " and \($0.words)" }.joined()
            return "\(archivedRows.grouped) archived orders\(rows) compared with the ledger, no difference"
        }
        let more = differences.count > 3 ? ["and \((differences.count - 3).grouped) more"] : []
        return (differences.prefix(3) + more).joined(separator: "; ")
    }
}

extension ArchiveMonthDifference {
    fileprivate static func list(
        _ child: String?, _ archive: MonthlyDigests, _ ledger: MonthlyDigests
    ) -> [ArchiveMonthDifference] {
        (archive + -ledger).months.map {
            ArchiveMonthDifference(month: $0, child: child, archive: archive[$0], ledger: ledger[$0])
        }
    }
}
