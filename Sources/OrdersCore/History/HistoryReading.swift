/// One table that a history query reads, and what it makes of main's flagged orders.
package struct HistoryReading: Hashable, Sendable {
    package let table: OrderPlace
    package var flags: FlagUse

    package init(table: OrderPlace, flags: FlagUse = .ignored) {
        self.table = table
        self.flags = flags
    }

    /// What to read for some places, main first. Flagged orders are read with main, and the archive's: reading both
    /// places meets each of them once, and tells which they are, so that none has to be sought.
    package static func of(_ places: [OrderPlace], _ query: OrderHistoryQuery, flaggedBefore: Instant?)
        -> [HistoryReading]
    {
        let canMatch = flaggedBefore.map { before in query.from.map { $0 < before } ?? true } ?? false
        let plain = places.map { HistoryReading(table: $0) }
        guard canMatch else { return plain }
        switch query.route {
        case .main: return [HistoryReading(table: .main, flags: .leftOut)]
        case .archive: return [HistoryReading(table: .main, flags: .alone)] + plain
        case .auto, .all:
            return plain.map { $0.table == .main ? HistoryReading(table: .main, flags: .told) : $0 }
        }
    }
}
