public import OrdersCore

extension InMemoryStore: OrderFlags {
    public func flaggedOrderIDs(
        _ which: FlaggedOrders, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        try await control.enter(.flaggedOrderIDs)
        let contents = snapshot
        let ids: [Order.ID] =
            switch which {
            case .byRun(let job): contents.flags.filter { $0.value.jobID == job }.map(\.key)
            case .among(let selection):
                contents.orders.filter { contents.isFlagged($0) && selection.isAskedFor($0) }.map(\.id)
            }
        return Array(ids.filter { other in id.map { other > $0 } ?? true }.sorted().prefix(max(0, limit)))
    }

    public func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try await control.enter(.flag, "\(batch.orderIDs.count)")
        if let reason = availability(of: .flagOrders).reason { throw OrdersError(.unsupported, reason) }
        return try change(batch, addsRows: false) { contents in
            let wanted = Set(batch.orderIDs)
            let found = contents.orders.filter { wanted.contains($0.id) && batch.selection.contains($0) }
            for order in found {
                contents.flags[order.id] = OrderFlag(
                    createdAt: order.createdAt, jobID: batch.checkpoint.jobID)
            }
            return found.count
        }
    }

    public func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try await control.enter(.unflag, "\(batch.orderIDs.count)")
        return try change(batch, addsRows: true) { contents in
            let wanted = Set(batch.orderIDs)
            let found = contents.orders.filter { wanted.contains($0.id) && contents.isFlagged($0) }
            for id in wanted { contents.flags[id] = nil }
            return found.count
        }
    }

    public func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome {
        try await control.enter(.removeDeadFlags)
        guard !snapshot.flags.isEmpty else { return FlagSweepOutcome(last: nil, lockHeld: .zero) }
        return try write { contents in
            let alive = Set(contents.orders.filter(contents.isFlagged).map(\.id))
            let dead = contents.flags.keys.filter { !alive.contains($0) }.sorted().prefix(step.limit)
            for id in dead { contents.flags[id] = nil }
            if let checkpoint = step.checkpoint, !dead.isEmpty {
                try contents.checkpoint(checkpoint, addingRows: 0)
            }
            return FlagSweepOutcome(last: dead.last, lockHeld: .milliseconds(2))
        }
    }

    public func flaggedRows() async throws -> Int64 {
        let contents = snapshot
        return Int64(contents.orders.count(where: contents.isFlagged))
    }

    private func change(
        _ batch: ArchiveBatch, addsRows: Bool, _ body: (inout StoreContents) throws -> Int
    ) throws -> ArchiveBatchOutcome {
        try requireWritable()
        return try write { contents in
            let rows = try body(&contents)
            try contents.checkpoint(
                batch.checkpoint.addingFlagged(Int64(rows)), addingRows: addsRows ? Int64(rows) : 0)
            return ArchiveBatchOutcome(
                moved: rows, heldBack: batch.orderIDs.count - rows, lockHeld: .milliseconds(2))
        }
    }
}
