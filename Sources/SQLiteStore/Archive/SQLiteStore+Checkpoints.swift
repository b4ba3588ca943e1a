import GRDB
import OrdersCore

extension SQLiteStore {
    /// Keeps commits of this store from checkpointing, before a batch.
    func beginCheckpointPacing() async throws {
        guard status.withLock({ $0.checkpoints.begin() }) else { return }
        try await withWriter { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    }

    /// Gives checkpoints back to commits, before any other write.
    func endCheckpointPacing() async throws {
        guard status.withLock({ $0.checkpoints.end() }) else { return }
        try await withWriter { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 1000") }
    }

    /// Writes the log back where it is time. Failing is no loss: the batch is durable, and the next checkpoint
    /// writes what this one left.
    func checkpointIfDue(movedRows: Int) async {
        guard status.withLock({ $0.checkpoints.recordBatch(rows: movedRows) }) else { return }
        let busyTimeout = Int(Connections.standardBusyTimeout.inMilliseconds)
        try? await withWriter { db in
            let frames: Int = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(PASSIVE)")?[1] ?? 0
            guard frames > CheckpointPacing.longestLog else { return }
            defer { try? db.execute(sql: "PRAGMA busy_timeout = \(busyTimeout)") }
            try db.execute(sql: "PRAGMA busy_timeout = \(CheckpointPacing.restartPatience)")
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(RESTART)")
        }
    }
}
