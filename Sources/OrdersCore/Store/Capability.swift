/// Something that not every database allows.
public enum Capability: String, CaseIterable, Hashable, Sendable {
    case listViews
    case recordViews
    case readArchive
    case moveOrders
    /// Orders can be flagged before they move.
    case flagOrders
    case changeIndexes
    case runJobs
    /// Live totals can be built here; whether they are there is `totalsStatus`.
    case keepTotals
}

extension Capability {
    /// Whether it takes a database that can be written.
    package var changesDatabase: Bool { self != .listViews && self != .readArchive }
}

/// Whether a capability is there, and if not, why: the reason is shown to the person.
public enum Availability: Hashable, Sendable {
    case available
    case unavailable(reason: String)

    /// The reason; nil when available.
    public var reason: String? {
        if case .unavailable(let reason) = self { reason } else { nil }
    }
}
