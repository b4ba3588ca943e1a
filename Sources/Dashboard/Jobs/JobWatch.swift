import OrdersCore

/// Which jobs of some kinds are under way, so that a part hears of their beginning and end.
struct JobWatch: Sendable {
    let kinds: Set<JobKind>
    private(set) var underWay: Set<JobID> = []

    init(kinds: Set<JobKind>) {
        self.kinds = kinds
    }

    /// Takes in how the jobs stand; returns those that have begun and those that have ended or paused since.
    mutating func follow(_ jobs: JobBoard) -> (begun: [JobRecord], ended: [JobRecord]) {
        let mine = jobs.records.filter { kinds.contains($0.draft.kind) }
        let running = mine.filter { $0.state == .running }
        let begun = running.filter { !underWay.contains($0.id) }
        let ended = mine.filter { $0.state != .running && underWay.contains($0.id) }
        underWay = Set(running.map(\.id))
        return (begun, ended)
    }
}
