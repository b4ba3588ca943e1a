import OrdersCore
import SQLiteStore

/// One round of one way to write, on one of the two shops.
struct WriterRound {
    let ordersPerSecond: Double
    /// What the keeper had not folded when the writer stopped, and how long it then took; nil without totals.
    let backlog: Backlog?

    struct Backlog: Encodable {
        let rows: Int
        let catchUpSeconds: Double
    }

    /// Without totals nothing runs beside the writer.
    static func alone(_ shop: ShopFile, rowsPerCommit: Int) async throws -> WriterRound {
        WriterRound(ordersPerSecond: try await write(to: shop, rowsPerCommit), backlog: nil)
    }

    /// With totals the keeper folds all the while, as it does in an open dashboard, and goes on until nothing
    /// is left.
    static func besideKeeper(_ shop: ShopFile, rowsPerCommit: Int) async throws -> WriterRound {
        try await shop.withStore { store in
            let keeper = FoldingInBackground(store)
            defer { keeper.cancel() }
            let rate = try await write(to: shop, rowsPerCommit)
            let folded = keeper.meter.rows
            let elapsed = ContinuousClock().stopwatch()
            try await waitUntilFolded(store)
            let seconds = elapsed().inSeconds
            await keeper.stop()
            return WriterRound(
                ordersPerSecond: rate,
                backlog: Backlog(
                    rows: keeper.meter.rows - folded, catchUpSeconds: seconds.rounded(to: 3)))
        }
    }

    private static func write(to shop: ShopFile, _ rowsPerCommit: Int) async throws -> Double {
        try await offPool {
            try OrderWriter(path: shop.path).write(rowsPerCommit: rowsPerCommit, for: duration)
        }
    }

    private static func waitUntilFolded(_ store: SQLiteStore) async throws {
        while try await store.totalsStatus(at: wallClock()).pendingRows > 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    static let duration: Duration = .seconds(3)
}
