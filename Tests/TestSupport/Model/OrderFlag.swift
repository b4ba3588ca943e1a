public import OrdersCore

/// The flag of an order in memory.
public struct OrderFlag: Sendable {
    public let createdAt: Instant
    public let jobID: JobID

    public init(createdAt: Instant, jobID: JobID) {
        self.createdAt = createdAt
        self.jobID = jobID
    }
}

extension StoreContents {
    /// Whether an order of main counts as the archive's.
    func isFlagged(_ order: Order) -> Bool {
        guard let flag = flags[order.id], flag.createdAt == order.createdAt else { return false }
        return !jobs.contains { $0.id == flag.jobID && $0.state == .cancelled }
    }

    /// The orders that a place shows: those that are flagged are the archive's.
    func shownOrders(in place: OrderPlace) -> [Order] {
        switch place {
        case .main: orders.filter { !isFlagged($0) }
        case .archive: archived + orders.filter(isFlagged)
        }
    }
}
