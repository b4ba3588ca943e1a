import GRDB
import OrdersCore

extension SQLiteStore {
    /// Keeps commits of this store from checkpointing, before a batch.
    ///
    /// - Throws: `OrdersError` (`busy`) while the log is so long that nothing may be added.
    func beginCheckpointPacing() async throws {
        if status.withLock({ $0.checkpoints.begin() }) {
            let logLength = logLength
            try await withWriter { db in logLength.watch(db) }
        }
        guard logLength.isFull() else { return }
        await checkpointIfDue()
        if logLength.isFull() { throw logIsFull }
    }

    var logIsFull: OrdersError {
        OrdersError(
            .busy,
            "The write-ahead log of \(file.name) is full: a program that reads an old state keeps it from being "
                + "written back; close it, or wait until it is done.")
    }

    /// Gives checkpoints back to commits, before any other write.
    func endCheckpointPacing() async throws {
        guard status.withLock({ $0.checkpoints.end() }) else { return }
        try await withWriter { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 1000") }
    }

    /// Writes the log back where it is time. Failing is no loss: the batch is durable, and the next checkpoint
    /// writes what this one left.
    func checkpointIfDue() async {
        let logLength = logLength
        guard logLength.isDue() else { return }
        try? await withWriter { db in try logLength.checkpoint(db) }
    }
}
