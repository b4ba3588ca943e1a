import OrdersCore

/// What the list of a part holds, for the clipboard and for files.
struct ListData: Sendable {
    /// A text that belongs to the list, such as a statement.
    struct Text: Hashable, Sendable {
        let name: String
        let text: String
    }

    /// A file's name without what comes after the dot: `top-spenders`.
    let name: String
    /// All rows in their own order, as the command line prints them.
    let document: OutputDocument
    /// The positions of the rows that are shown, from top to bottom.
    let shown: [Int]
    /// The positions of the rows that are marked.
    let marked: [Int]
    let selected: Int?
    let isFiltered: Bool
    /// What all rows are called: `all rows`, unless there are more than are known.
    var extent = "all rows"
    var texts: [Text] = []
    /// Whether copying takes all rows, because they are one picture and none can be selected.
    var isTakenWhole = false

    /// Rows that nobody has arranged; one alone counts as selected.
    init(name: String, document: OutputDocument) {
        (self.name, self.document) = (name, document)
        shown = Array(document.table.rows.indices)
        (marked, selected, isFiltered) = ([], shown.count == 1 ? 0 : nil, false)
    }

    /// The rows of a list.
    init<Row, Key>(_ list: Listing<Row, Key>, name: String, document: OutputDocument) {
        (self.name, self.document) = (name, document)
        (shown, marked, selected) = (list.shown, list.markedPositions, list.selectedPosition)
        isFiltered = !list.filter.isEmpty
    }

    /// The positions of the rows that copying takes: those that are marked, or else the selected one.
    var taken: [Int] {
        if isTakenWhole { return shown }
        return marked.isEmpty ? selected.map { [$0] } ?? [] : marked
    }
}

extension Listing {
    /// The position in `rows` of the selected row.
    var selectedPosition: Int? {
        state(height: 1).selected.map { shown[$0] }
    }
}
