/// What the rows of a list are told apart by, sorted by and searched in.
struct ListTraits<Row: Sendable, Key: Hashable & Sendable>: Sendable {
    /// A column that the rows can be sorted by.
    struct Column: Sendable {
        /// Its title in the table.
        let title: String
        /// Whether the least comes first when it is chosen: names from A on, amounts from the greatest on.
        var startsAscending = true
        let value: @Sendable (Row) -> SortValue
    }

    let key: @Sendable (Row) -> Key
    let columns: [Column]
    /// The column whose order the rows come in, and whether that is ascending; nil when none tells it.
    var own: (title: String, isAscending: Bool)?
    /// What a filter looks for words in.
    let texts: @Sendable (Row) -> [String]
    /// Whether the first row stays selected when others come in above it.
    var followsTop = false
    /// Whether somebody else decides what is selected, so that it may be none of the rows.
    var selectionIsElsewhere = false
}
