import Foundation
import OrdersCore
import SQLiteStore
import SampleData

/// The database of the demo: there, fresh enough to have something in the last 30 days, and with live totals.
struct DemoDatabase {
    let location: DatabaseLocation
    let orders: Int

    /// Makes the database where it is missing, and anew where it is stale and only the demo's.
    ///
    /// - Throws: `OrdersError`, `CancellationError`.
    func prepare() async throws {
        guard FileManager.default.fileExists(atPath: location.path) else { return try await make() }
        guard case .demo(let path) = location else { return }
        try await upgrade(path)
        guard try await isStaleAndUnused(), !FileManager.default.fileExists(atPath: path + "-wal") else {
            return try await DemoTotals(path: path).prepare()
        }
        try? FileManager.default.removeItem(atPath: path)
        try await make()
    }

    private func make() async throws {
        let plan = try ShopPlan(orders: orders, until: .systemNow)
        Console.standard.say("Making a shop of \(orders.grouped) orders in \(location.path)…")
        _ = try ShopWriter(location: location, append: false).write(.made(ShopGenerator(plan)))
        try await DemoTotals(path: location.path).prepare()
    }

    /// A demo that an older ordertop made gets the tables of this one without being asked: it is ordertop's own.
    private func upgrade(_ path: String) async throws {
        let store = try await SQLiteStore.open(path: path, mode: .readWrite)
        let result = await Result {
            if try await !store.setupStatements().isEmpty { try await store.setUp() }
        }
        try await store.close()
        try result.get()
    }

    /// Whether nothing happened here for a day and nobody ever ran a job but the one that builds the live totals.
    private func isStaleAndUnused() async throws -> Bool {
        let store = try await SQLiteStore.open(path: location.path, mode: .readOnly)
        let answer = await Result {
            let newest = try await store.orders(OrderHistoryQuery(route: .main, limit: 1)).rows.first
            let isStale = newest.map { $0.order.createdAt < Age(1, .days).before(.systemNow) } ?? true
            let jobs = try await store.jobs(includingFinished: true)
            return isStale && jobs.allSatisfy { $0.draft.kind == .totalsBuild }
        }
        try await store.close()
        return try answer.get()
    }
}
