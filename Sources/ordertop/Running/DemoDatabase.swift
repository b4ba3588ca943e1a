import Foundation
import OrdersCore
import SQLiteStore
import SampleData

/// The database of the demo: there, and fresh enough to have something in the last 30 days.
struct DemoDatabase {
    let location: DatabaseLocation
    let orders: Int

    /// Makes the database where it is missing, and anew where it is stale and only the demo's.
    ///
    /// - Throws: `OrdersError`, `CancellationError`.
    func prepare() async throws {
        guard FileManager.default.fileExists(atPath: location.path) else { return try make() }
        guard case .demo(let path) = location, try await isStaleAndUnused() else { return }
        guard !FileManager.default.fileExists(atPath: path + "-wal") else { return }
        try? FileManager.default.removeItem(atPath: path)
        try make()
    }

    private func make() throws {
        let plan = try ShopPlan(orders: orders, until: .systemNow)
        Console.standard.say("Making a shop of \(orders.grouped) orders in \(location.path)…")
        _ = try ShopWriter(location: location, append: false).write(.made(ShopGenerator(plan)))
    }

    /// Whether nothing happened here for a day and nobody ever ran a job.
    private func isStaleAndUnused() async throws -> Bool {
        let store = try await SQLiteStore.open(path: location.path, mode: .readOnly)
        let answer = await Result {
            let newest = try await store.orders(OrderHistoryQuery(route: .main, limit: 1)).rows.first
            let isStale = newest.map { $0.order.createdAt < Age(1, .days).before(.systemNow) } ?? true
            let jobs = try await store.jobs(includingFinished: true)
            return isStale && jobs.isEmpty
        }
        try await store.close()
        return try answer.get()
    }
}
