import TerminalUI

/// What came of an event for a list.
enum ListReaction: Hashable, Sendable {
    /// Nothing that anybody else need know.
    case quiet
    /// A row is selected now, perhaps another one.
    case selected
    /// The selected row was asked for.
    case opened
    /// The person is told something.
    case told(Notice)
}

extension Listing {
    /// Takes in what happened to the list.
    ///
    /// - Parameters:
    ///   - table: the list as it is drawn.
    ///   - frame: where it is drawn, in the coordinates of the event.
    mutating func receive(_ event: PartEvent, table: TableView, in frame: Rect) -> ListReaction {
        let height = TableView.height(in: frame.size)
        switch event {
        case .moved(let step): return move(height: height) { $0.move(step, count: $1, height: $2) }.reaction
        case .scrolled(let rows):
            return move(height: height) { $0.move(by: rows, count: $1, height: $2) }.reaction
        case .clicked(let point): return click(point, table, frame)
        case .doubleClicked(let point): return click(point, table, frame) == .selected ? .opened : .quiet
        case .list(let command): return obey(command, height: height)
        case .typed(let key): changeFilter { $0.type(key) }
        case .pasted(let text) where filter.isTyping: changeFilter { $0.paste(text) }
        default: break
        }
        return .quiet
    }

    private mutating func click(_ point: Point, _ table: TableView, _ frame: Rect) -> ListReaction {
        let place = Point(column: point.column - frame.column, row: point.row - frame.row)
        if let column = table.column(at: place, in: frame.size) {
            guard traits.columns.contains(where: { $0.title == column.title }) else { return .quiet }
            sort(by: column.title)
            return .told(sortNotice)
        }
        guard let row = table.row(at: place, in: frame.size) else { return .quiet }
        return move(height: TableView.height(in: frame.size)) { $0.select(row, count: $1, height: $2) }
            .reaction
    }

    private mutating func obey(_ command: ListCommand, height: Int) -> ListReaction {
        switch command {
        case .filter: changeFilter { $0.isTyping = true }
        case .sort:
            sortByNext()
            return .told(sortNotice)
        case .reverse:
            reverse()
            return .told(sortNotice)
        case .mark:
            let isMarked = toggleMark(height: height)
            return isMarked ? .selected : .told(Notice(.refusal, "There is no row to mark."))
        case .clear where filter.wants(.escape): changeFilter { $0.type(.escape) }
        case .clear: removeMarks()
        }
        return .quiet
    }

    private var sortNotice: Notice {
        guard let sort else { return Notice(.information, "The list is in its own order.") }
        return Notice(
            .information,
            "Sorted by \(sort.column), \(sort.isAscending ? "the least" : "the greatest") first.")
    }
}

extension Bool {
    fileprivate var reaction: ListReaction { self ? .selected : .quiet }
}
