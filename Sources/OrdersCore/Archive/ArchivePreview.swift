/// What a run will do, before it does it.
public struct ArchivePreview: Hashable, Sendable {
    public let selection: ArchiveSelection
    public let rows: Int64
    /// The rows that move with them.
    public let children: [ChildRows]
    /// How many of the rows are flagged: in main, and counted as the archive's.
    public let flaggedRows: Int64
    public let oldest: Instant?
    public let newest: Instant?
    /// Orders of these dates that will stay, by reason; an order that stays for two reasons counts twice.
    public let heldBack: [HeldBack]
    /// What brings the archive's columns up to main's, and the statements of one batch, as they will run.
    public let statements: [String]
    /// Why the run can't start; empty when it can.
    public let obstacles: [String]
    /// What the person should know beforehand, a sentence each: how the schema has changed.
    public let notes: [String]
    /// Where the archive is during the run.
    public let place: ArchivePlace
    /// Whether the run changes the place to that.
    public let isNewPlace: Bool

    public init(
        selection: ArchiveSelection, rows: Int64, children: [ChildRows] = [], flaggedRows: Int64 = 0,
        oldest: Instant?, newest: Instant?,
        heldBack: [HeldBack] = [], statements: [String], obstacles: [String], notes: [String] = [],
        place: ArchivePlace = .table, isNewPlace: Bool = false
    ) {
        self.selection = selection
        self.rows = rows
        self.children = children
        self.flaggedRows = flaggedRows
        self.oldest = oldest
        self.newest = newest
        self.heldBack = heldBack
        self.statements = statements
        self.obstacles = obstacles
        self.notes = notes
        self.place = place
        self.isNewPlace = isNewPlace
    }
}
