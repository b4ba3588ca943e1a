import TerminalUI

/// A step in a list.
enum ListMove: Hashable, Sendable {
    case up
    case down
    case pageUp
    case pageDown
    case first
    case last
}

extension ListState {
    /// Moves the selection in a list of `count` rows of which `height` are seen.
    mutating func move(_ move: ListMove, count: Int, height: Int) {
        switch move {
        case .up: moveUp(count: count, height: height)
        case .down: moveDown(count: count, height: height)
        case .pageUp: pageUp(count: count, height: height)
        case .pageDown: pageDown(count: count, height: height)
        case .first: home(count: count, height: height)
        case .last: end(count: count, height: height)
        }
    }
}

extension Int {
    /// Where a text without a selection is scrolled to after a step, 0 to `maximum`.
    func scrolled(_ move: ListMove, height: Int, maximum: Int) -> Int {
        let page = Swift.max(1, height - 1)
        let target =
            switch move {
            case .up: Swift.min(self, maximum) - 1
            case .down: self + 1
            case .pageUp: Swift.min(self, maximum) - page
            case .pageDown: self + page
            case .first: 0
            case .last: maximum
            }
        return Swift.min(Swift.max(0, target), Swift.max(0, maximum))
    }
}
