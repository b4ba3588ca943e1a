import Foundation
import OrdersCore
import PostgresStore
import SampleData

/// The database of the demo: there, fresh enough to have something in the last 30 days, and with live totals.
struct DemoDatabase {
    let location: DatabaseLocation
    let orders: Int

    /// Makes the database where it is missing, and anew where it is stale and only the demo's.
    ///
    /// - Throws: `OrdersError`, `CancellationError`.
    func prepare() async throws {
        switch location {
        case .file(let path): if !FileManager.default.fileExists(atPath: path) { try await make() }
        case .demo(let path): try await prepare(path)
        case .server(let address): if try await !PostgresStore.holdsTables(address) { try await make() }
        }
    }

    private func prepare(_ path: String) async throws {
        guard FileManager.default.fileExists(atPath: path) else { return try await make() }
        try await upgrade()
        guard try await isStaleAndUnused(), !FileManager.default.fileExists(atPath: path + "-wal") else {
            return try await DemoTotals(location: location).prepare()
        }
        try? FileManager.default.removeItem(atPath: path)
        try await make()
    }

    private func make() async throws {
        let plan = try ShopPlan(orders: orders, until: .systemNow)
        Console.standard.say("Making a shop of \(orders.grouped) orders in \(location.name)…")
        _ = try ShopWriter(location: location, append: false).write(.made(ShopGenerator(plan)))
        try await DemoTotals(location: location).prepare()
    }

    /// A demo that an older ordertop made gets the tables of this one without being asked: it is ordertop's own.
    private func upgrade() async throws {
        let store = try await location.openStore(mode: .readWrite)
        let result = await Result {
            if try await !store.setupStatements().isEmpty { try await store.setUp() }
        }
        try await store.close()
        try result.get()
    }

    /// Whether nothing happened here for a day and nobody ever ran a job but the one that builds the live totals.
    private func isStaleAndUnused() async throws -> Bool {
        let store = try await location.openStore(mode: .readOnly)
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
