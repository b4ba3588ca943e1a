import OrdersCore

/// Tells how far a replica is behind from what was seen of both servers' logs, without trusting either's clock.
///
/// A replica is as old as the last moment at which the primary's log had not gone further than the replica has come
/// since. Before there is such a moment, the age of the last transaction that it replayed is an upper bound; by itself
/// that would call every replica of an idle primary old.
struct LagTracker: Hashable, Sendable {
    private struct Sighting: Hashable {
        let at: ContinuousClock.Instant
        let position: Int64
    }

    private var sightings: [Sighting] = []

    /// A minute of sightings at one a second, and some; a replica that is further behind than that is of no use anyway.
    private static let most = 120

    /// Takes in where the primary's log ended at a moment.
    mutating func sawPrimary(_ position: Int64, at moment: ContinuousClock.Instant) {
        if let last = sightings.last, last.position == position {
            // The log hasn't grown: who has come so far is up to date until now.
            sightings.removeLast()
        }
        sightings.append(Sighting(at: moment, position: position))
        if sightings.count > LagTracker.most { sightings.removeFirst() }
    }

    /// How far behind a replica is that has come to a position.
    ///
    /// - Parameter replayAge: how long ago the last transaction was committed that it replayed; nil when it has replayed
    ///   none.
    /// - Returns: nil when nothing is known.
    func lag(ofReplicaAt position: Int64, at moment: ContinuousClock.Instant, replayAge: Duration?)
        -> Duration?
    {
        guard let newest = sightings.last else { return replayAge }
        if position >= newest.position { return max(.zero, moment - newest.at) }
        guard let reached = sightings.last(where: { $0.position <= position }) else { return replayAge }
        return max(.zero, moment - reached.at)
    }
}
