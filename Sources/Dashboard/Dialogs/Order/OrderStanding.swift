import OrdersCore

/// How an order stands with the archive.
struct OrderStanding: Hashable, Sendable {
    /// Whether a run has flagged it: it counts as the archive's, but its row is still in main's table.
    var isFlagged = false
    /// Why it stays although it is old enough; each ends the sentence "It stays, because …".
    var reasons: [String] = []

    /// Asks the archive about one order, by its id and its instant.
    ///
    /// - Throws: `OrdersError` or `CancellationError`.
    static func find(
        _ row: OrderHistoryPage.Row, policy: ArchivePolicy, in archive: any OrderArchive
    ) async throws -> OrderStanding {
        let order = row.order
        let selection = ArchiveSelection(
            direction: .archive, from: order.createdAt,
            until: Instant(microseconds: order.createdAt.microseconds + 1), keptStatuses: policy.keptStatuses,
            orderIDs: [order.id])
        switch row.place {
        case .archive:
            let flagged = try await archive.flaggedOrderIDs(.among(selection), after: nil, limit: 1)
            return OrderStanding(isFlagged: flagged == [order.id])
        case .main:
            let held = try await archive.heldOrders(in: selection, limit: 1)
            return OrderStanding(reasons: held.first { $0.order.id == order.id }?.reasons ?? [])
        }
    }
}
