/// Tells a server that answers slowly from a disk that is slow now and then.
///
/// What a commit takes at best is no wait for others, and a single slow one is what disks do. When even the fastest of the
/// last few takes longer than that, the server has too much to do.
struct CommitWatch: Hashable, Sendable {
    private var fastest: Duration?
    private var last: [Duration] = []

    /// So many in a row must be slow.
    static let count = 4

    /// - Returns: how much longer than at best commits take now.
    mutating func record(_ commit: Duration) -> Duration {
        let best = min(commit, fastest ?? commit)
        fastest = best
        last = last.suffix(CommitWatch.count - 1) + [commit]
        return (last.min() ?? best) - best
    }
}
