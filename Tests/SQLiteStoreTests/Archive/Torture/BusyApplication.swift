import Foundation
import GRDB
import OrdersCore
import Synchronization

@testable import SQLiteStore

/// The application of a shop, which goes on taking orders, old ones among them, until it is told to end.
final class BusyApplication: Sendable {
    private struct State {
        var taken = 0
        var hasEnded = false
    }

    private let queue: DatabaseQueue
    private let first: Int
    private let state = Mutex(State())

    /// - Parameter first: The id of its first order.
    init(_ trial: MoveTrial, first: Int) throws {
        queue = try trial.application()
        self.first = first
    }

    /// Takes orders while the work goes on.
    ///
    /// - Returns: how many it took.
    func takeOrders<Value: Sendable>(
        during work: @Sendable () async throws -> Value
    ) async throws -> (value: Value, taken: Int) {
        async let writing: Void = offPool { try self.write() }
        let result = await Result { try await work() }
        state.withLock { $0.hasEnded = true }
        try await writing
        try queue.close()
        return (try result.get(), state.withLock { $0.taken })
    }

    private func write() throws {
        while let next = state.withLock({ $0.hasEnded ? nil : first + $0.taken }) {
            try queue.write { db in try ShopDiary.insert(Int64(next), db) }
            state.withLock { $0.taken += 1 }
            usleep(1_000)
        }
    }
}

extension Result where Failure == any Error {
    /// What the work returned or threw.
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
