import GRDB
public import OrdersCore

extension SQLiteStore {
    /// The number of orders is counted in small files and estimated in large ones, see `RowEstimate`.
    public func overview() async throws -> StoreOverview {
        let file = file
        let reason = status.withLock { $0.readOnlyReason }
        return try await read { db, sql in
            StoreOverview(
                name: file.lastComponent,
                engine: "SQLite \(try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "")",
                orders: try RowEstimate(db: db, table: sql.schema.orders.table).rows(),
                bytes: file.bytes,
                readOnlyReason: reason)
        }
    }

    /// SQLite's `data_version`, which counts what other connections commit. It is asked on a connection that
    /// never writes, so this store's own writes count, too, but for orders that its folds let leave: on the one of live reports, which waits for
    /// no lock and needs no other thread, and where a lock is in the way on the one of the reading pool that never changes.
    public func changeToken() async throws -> Int64 {
        if let commits = commitsSeen() { return commits - foldCommits.withLock(\.self) }
        return try await errors.run {
            try await reader.writeWithoutTransaction { db in try db.othersCommits() }
        }
    }

    /// The commits that the live reader has seen; nil where it can't look without waiting.
    func commitsSeen() -> Int64? {
        try? liveReader.unsafeRead { db in try db.othersCommits() }
    }

    public func findings(at now: Instant) async throws -> [Finding] {
        let status = status.withLock { $0 }
        let index = proposedIndexes.first
        return try await readBoth { db, sql, trouble in
            try CheckUp(
                db: db, sql: sql, status: status, reportIndex: index, archiveTrouble: trouble, now: now
            ).findings()
        }
    }
}
