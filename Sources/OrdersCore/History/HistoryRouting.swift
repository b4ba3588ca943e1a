/// Decides which places a history query must read, from what each place holds.
public struct HistoryRouting: Hashable, Sendable {
    /// The newest instant in the archive; nil when it is empty or there is none.
    public let newestArchived: Instant?
    /// The oldest instant in main; nil when main is empty.
    public let oldestInMain: Instant?

    public init(newestArchived: Instant?, oldestInMain: Instant?) {
        self.newestArchived = newestArchived
        self.oldestInMain = oldestInMain
    }

    /// The places to read, main first. `auto` leaves out a place whose rows all lie outside the query's dates;
    /// main stays in when both could be left out, so that a query always reads something.
    public func places(for query: OrderHistoryQuery) -> [OrderPlace] {
        switch query.route {
        case .main: return [.main]
        case .archive: return [.archive]
        case .all: return [.main, .archive]
        case .auto: break
        }
        let places =
            (mainCanMatch(query) ? [OrderPlace.main] : []) + (archiveCanMatch(query) ? [.archive] : [])
        return places.isEmpty ? [.main] : places
    }

    private func mainCanMatch(_ query: OrderHistoryQuery) -> Bool {
        guard let oldestInMain else { return false }
        return query.until.map { oldestInMain < $0 } ?? true
    }

    private func archiveCanMatch(_ query: OrderHistoryQuery) -> Bool {
        guard let newestArchived else { return false }
        return query.from.map { $0 <= newestArchived } ?? true
    }
}
