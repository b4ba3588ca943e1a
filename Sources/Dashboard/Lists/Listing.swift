import TerminalUI

/// The rows of a list as the person has arranged them: sorted, filtered, some of them marked, one selected.
///
/// Selection and marks belong to keys, not to places, so that they stay with their rows whatever comes in and
/// however the list is sorted. The rows' own order is the default.
struct Listing<Row: Sendable, Key: Hashable & Sendable>: Sendable {
    let traits: ListTraits<Row, Key>
    /// All rows in their own order.
    private(set) var rows: [Row] = []
    /// The positions in `rows` of those that are shown, from top to bottom.
    private(set) var shown: [Int] = []
    /// Nil: the rows' own order.
    private(set) var sort: TableSort?
    private(set) var filter = ListFilter()
    private var marks: Set<Key> = []
    /// Nil: the first row, or with a selection made elsewhere none.
    private(set) var selected: Key?
    private var offset = 0

    init(_ traits: ListTraits<Row, Key>) {
        self.traits = traits
    }

    /// Takes in the rows anew. When the selected one is gone, the one that takes its place is selected.
    mutating func take(_ new: [Row]) {
        let place = selected.flatMap(place)
        rows = new
        arrange()
        guard !traits.selectionIsElsewhere, let place, let gone = selected, !shown.isEmpty,
            !new.contains(where: { traits.key($0) == gone })
        else { return }
        selected = key(at: min(place, shown.count - 1))
    }

    /// Other rows altogether: of what the person arranged, only the sort stays.
    mutating func reset() {
        let sort = sort
        self = Listing(traits)
        self.sort = sort
    }

    mutating func select(_ key: Key?) {
        selected = key
    }

    private mutating func arrange() {
        let filter = filter
        let all =
            filter.isEmpty ? Array(rows.indices) : rows.indices.filter { filter.lets(traits.texts(rows[$0])) }
        shown = sorted(all)
    }

    private func sorted(_ positions: [Int]) -> [Int] {
        guard let sort else { return positions }
        if sort.column == traits.own?.title { return positions.reversed() }
        guard let column = traits.columns.first(where: { $0.title == sort.column }) else { return positions }
        let keyed = positions.map { (position: $0, value: column.value(rows[$0]).comparable) }
        return keyed.sorted { left, right in
            if left.value == right.value { return left.position < right.position }
            if left.value.isMissing || right.value.isMissing { return right.value.isMissing }
            return sort.isAscending
                ? left.value.precedes(right.value) : right.value.precedes(left.value)
        }.map(\.position)
    }
}

// The selection, which is kept as a key and shown as a row.
extension Listing {
    /// The rows that are shown, from top to bottom.
    var shownRows: [Row] { shown.map { rows[$0] } }

    /// The row that keys act on.
    func selectedRow(height: Int = 1) -> Row? {
        state(height: height).selected.map { rows[shown[$0]] }
    }

    func state(height: Int) -> ListState {
        let fallback = traits.selectionIsElsewhere ? nil : 0
        let row = selected.flatMap(place) ?? fallback
        return ListState(selected: row, offset: offset).clamped(count: shown.count, height: height)
    }

    /// Moves the selection; whether there is one now.
    mutating func move(
        height: Int, _ move: (inout ListState, _ count: Int, _ height: Int) -> Void
    ) -> Bool {
        var state = state(height: height)
        // From nowhere, any step leads to the first row.
        if state.selected == nil { state.selected = -1 }
        move(&state, shown.count, height)
        offset = state.offset
        guard let row = state.selected, shown.indices.contains(row) else { return false }
        let isTop = traits.followsTop && row == 0 && sort == nil && filter.isEmpty
        selected = isTop ? nil : key(at: row)
        return true
    }

    private func place(of key: Key) -> Int? {
        shown.firstIndex { traits.key(rows[$0]) == key }
    }

    private func key(at place: Int) -> Key { traits.key(rows[shown[place]]) }
}

// Sorting and filtering.
extension Listing {
    /// Sorts by a column; by the same again, the other way round.
    mutating func sort(by title: String) {
        let isOwn = title == traits.own?.title
        if sort?.column == title || (isOwn && sort == nil) { return reverse() }
        let ascending = traits.columns.first { $0.title == title }?.startsAscending ?? true
        sort = isOwn ? nil : TableSort(column: title, isAscending: ascending)
        arrange()
    }

    /// Sorts by the next column; after the last one comes the rows' own order.
    mutating func sortByNext() {
        let titles = traits.columns.map(\.title).filter { $0 != traits.own?.title }
        let place = sort.flatMap { titles.firstIndex(of: $0.column) } ?? -1
        guard titles.indices.contains(place + 1) else {
            sort = nil
            return arrange()
        }
        sort = nil
        sort(by: titles[place + 1])
    }

    mutating func reverse() {
        let own = traits.own.map { TableSort(column: $0.title, isAscending: $0.isAscending) }
        let first = traits.columns.first.map { TableSort(column: $0.title, isAscending: $0.startsAscending) }
        guard var turned = sort ?? own ?? first else { return }
        turned.isAscending.toggle()
        sort = turned == own ? nil : turned
        arrange()
    }

    mutating func changeFilter(_ change: (inout ListFilter) -> Void) {
        change(&filter)
        arrange()
    }
}

// Marks.
extension Listing {
    /// Marks the selected row or takes its mark away, and goes on to the next; whether there was a row.
    mutating func toggleMark(height: Int) -> Bool {
        guard let row = selectedRow(height: height) else { return false }
        let key = traits.key(row)
        if marks.remove(key) == nil { marks.insert(key) }
        return move(height: height) { $0.moveDown(count: $1, height: $2) }
    }

    mutating func removeMarks() {
        marks = []
    }

    /// The places of marked rows among those that are shown.
    var markedPlaces: Set<Int> {
        marks.isEmpty ? [] : Set(shown.indices.filter { marks.contains(key(at: $0)) })
    }

    /// The positions of marked rows: as they are shown, then those that the filter hides.
    var markedPositions: [Int] {
        guard !marks.isEmpty else { return [] }
        let hidden = Set(rows.indices).subtracting(shown).sorted()
        return (shown + hidden).filter { marks.contains(traits.key(rows[$0])) }
    }
}
