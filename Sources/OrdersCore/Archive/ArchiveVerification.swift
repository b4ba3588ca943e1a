/// What comparing main, archive and journal found.
public struct ArchiveVerification: Hashable, Sendable {
    public let archivedRows: Int64
    /// What the journal says was archived and not restored.
    public let journalRows: Int64
    /// Orders that are in main and in the archive; there should be none.
    public let rowsInBoth: Int64
    /// The differences in words; empty when all is well.
    public let differences: [String]

    public init(archivedRows: Int64, journalRows: Int64, rowsInBoth: Int64, differences: [String]) {
        self.archivedRows = archivedRows
        self.journalRows = journalRows
        self.rowsInBoth = rowsInBoth
        self.differences = differences
    }
}
