import OrdersCore

/// Decides when a run that moves orders steps back for others, beyond what its pacing does: replicas that can't keep up
/// with what it writes, a replication slot that makes the write-ahead log grow without bound, checkpoints that can't keep
/// up with the rate at which the log is written, and sessions that queue for locks, to whichever transaction.
struct MoveThrottle: Hashable, Sendable {
    /// A replica may be so far behind.
    var mostLag: Duration = .seconds(5)
    /// So many sessions may wait for locks: one may have been forgotten, more are a jam.
    var mostWaiting: Int = 4
    /// A slot may keep so much of the write-ahead log.
    var mostKept: Int64 = 10_000_000_000
    /// So many times `max_wal_size` may be written between two checkpoints. With steady writing the server gets to about once
    /// ("WAL Configuration" in its manual: a checkpoint begins early enough to be done by then); above it the disk can't take
    /// what is written, the log grows past what the server was given room for, and others wait for the same disk.
    var mostOfLog = 1.2
    /// How long an answer counts.
    static let interval: Duration = .seconds(1)

    /// Why the run waits, as a sentence; nil when it goes on.
    func reason(_ load: ServerLoad) -> String? {
        if let replica = load.slowest, replica.lag > mostLag {
            let name = replica.name.isEmpty ? "a replica" : "the replica \"\(replica.name)\""
            return
                "\(name) is \(MoveThrottle.seconds(replica.lag)) s behind: the run waits until it is under "
                + "\(MoveThrottle.seconds(mostLag)) s"
        }
        if let slot = load.fullest, slot.bytes > mostKept {
            return
                "the replication slot \"\(slot.name)\" keeps \(slot.bytes.spokenBytes) of the write-ahead log: the run "
                + "waits until its reader has caught up, or somebody drops it"
        }
        if let log = load.sinceCheckpoint, Double(log.bytes) > Double(log.wanted) * mostOfLog {
            return
                "\(log.bytes.spokenBytes) of the write-ahead log were written since the last checkpoint, more than "
                + "max_wal_size (\(log.wanted.spokenBytes)): the run waits for the checkpoint"
        }
        guard load.waitingSessions > mostWaiting else { return nil }
        return "\(load.waitingSessions) sessions wait for locks: the run waits until they are through"
    }

    private static func seconds(_ duration: Duration) -> Int { Int(duration.inSeconds.rounded()) }
}
