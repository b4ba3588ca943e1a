import OrdersCore

extension PostgresStore {
    /// What was read, and from where.
    struct Reading<Value: Sendable>: Sendable {
        let value: Value
        /// Nil where no replica was named.
        let replica: ReplicaUse?
    }

    /// Reads in one snapshot of the replica while that is near enough, else of the primary. A replica that stops answering
    /// in the middle is left for the primary.
    func readAnywhere<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Reading<Value> {
        guard let replica else { return Reading(value: try await read(body), replica: nil) }
        var use = await replica.use()
        if case .reading = use {
            if let value = try await read(from: replica, body) { return Reading(value: value, replica: use) }
            use = await replica.use()
            if case .reading = use { use = .leftOut(reason: "broke off in the middle") }
        }
        return Reading(value: try await read(body), replica: use)
    }

    /// Nil when the replica can't be read from any more.
    private func read<Value: Sendable>(
        from replica: Replica, _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                do {
                    return try await self.read(through: replica.pool, body)
                } catch let error as OrdersError where error.code != .unsupported && error.code != .notFound {
                    return nil
                }
            }
            group.addTask {
                try await replica.untilLeftOut()
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }
}
