extension ListState {
    /// Moves the selection for the arrow, page, Home and End keys; says whether `key` was one of them.
    public mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
        switch key {
        case .up: moveUp(count: count, height: height)
        case .down: moveDown(count: count, height: height)
        case .pageUp: pageUp(count: count, height: height)
        case .pageDown: pageDown(count: count, height: height)
        case .home: home(count: count, height: height)
        case .end: end(count: count, height: height)
        default: return false
        }
        return true
    }
}
