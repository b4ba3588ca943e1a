/// How much main and archive hold. An order that is flagged counts as the archive's, as in order history.
public struct ArchiveStatus: Hashable, Sendable {
    /// Rows and size of one place.
    public struct Holding: Hashable, Sendable {
        public let rows: Int64
        /// Bytes of the table's own pages; nil where the engine can't tell cheaply.
        public let bytes: Int64?
        public let oldest: Instant?
        public let newest: Instant?

        public init(rows: Int64, bytes: Int64?, oldest: Instant?, newest: Instant?) {
            self.rows = rows
            self.bytes = bytes
            self.oldest = oldest
            self.newest = newest
        }
    }

    public let main: Holding
    public let archive: Holding
    /// Old enough and still in main, flagged or not.
    public let eligibleRows: Int64
    /// Flagged orders: those that count as the archive's and are still in main.
    public let flaggedRows: Int64
    public let cutoff: Instant
    public let place: ArchivePlace
    /// Why the archive couldn't be counted, in a sentence; nil when it was.
    public let trouble: String?

    public init(
        main: Holding, archive: Holding, eligibleRows: Int64, flaggedRows: Int64 = 0, cutoff: Instant,
        place: ArchivePlace = .table, trouble: String? = nil
    ) {
        self.main = main
        self.archive = archive
        self.eligibleRows = eligibleRows
        self.flaggedRows = flaggedRows
        self.cutoff = cutoff
        self.place = place
        self.trouble = trouble
    }
}
