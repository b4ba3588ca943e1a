import Foundation
import OrdersCore
import PostgresStore
import SampleData

/// A shop on a PostgreSQL server, in a database that was empty before.
struct ServerShop {
    let plan: ShopPlan
    let address: ServerAddress

    /// Fills the database.
    ///
    /// - Returns: seconds.
    /// - Throws: `OrdersError`: `invalidInput` when it holds orders.
    func generate() async throws -> Double {
        let (address, plan) = (address, plan)
        let elapsed = ContinuousClock().stopwatch()
        try await offPool {
            var loader = try PostgresBulkLoader(address, append: false)
            try ShopGenerator(plan).generate(into: &loader)
        }
        return elapsed().inSeconds.rounded(to: 1)
    }

    func withStore<Value: Sendable>(_ body: (PostgresStore) async throws -> Value) async throws -> Value {
        let store = try await PostgresStore.open(address, mode: .readWrite)
        do {
            let value = try await body(store)
            try await store.close()
            return value
        } catch {
            try? await store.close()
            throw error
        }
    }

    /// Runs the body while a shop's application commits so often a second, three views to an order.
    func beside<Value>(
        commitsPerSecond: Double, _ body: () async throws -> Value
    ) async throws -> (value: Value, traffic: CommitFigures, orders: Int) {
        let traffic = try TrafficSimulator(
            shop: try await PostgresShop.open(address), rate: commitsPerSecond / 4, seed: 1,
            clock: ContinuousClock(), now: wallClock)
        let trading = Task { try await traffic.run() }
        defer { trading.cancel() }
        try await Task.sleep(for: .seconds(1))
        let value = try await body()
        trading.cancel()
        let report = try await trading.value
        return (value, CommitFigures(report), report.orders)
    }

    /// What `psql` answers to SQL, without headings.
    @discardableResult
    func ask(_ sql: String) async throws -> String {
        let program = ExternalProgram(
            name: "psql",
            arguments: [address.text, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        return try await program.run(input: sql).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func number(_ sql: String) async throws -> Int64 {
        let answer = try await ask(sql)
        guard let number = Int64(answer) else { throw OrdersError(.engine, "psql said \(answer).") }
        return number
    }
}
