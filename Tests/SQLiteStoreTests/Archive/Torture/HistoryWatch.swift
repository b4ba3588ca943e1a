import OrdersCore
import Synchronization
import TestSupport

/// Asks for the history of a shop whose orders move, in all ways, and compares with what they were before.
final class HistoryWatch: Sendable {
    /// What was seen.
    struct Figures: CustomStringConvertible {
        var moves = 0
        var snapshots = 0
        /// Those that found orders in both places.
        var divided = 0
        var wrong: [String] = []

        var description: String {
            "\(snapshots) snapshots, \(divided) of them with orders in both places, \(wrong.count) wrong"
        }
    }

    private let orders: [Order]
    private let state = Mutex(Figures())

    init(_ store: any OrderHistory) async throws {
        orders = try await store.orders(OrderHistoryQuery(route: .all, limit: 1_000)).rows.map(\.order)
    }

    var figures: Figures { state.withLock { $0 } }

    func countMove() {
        state.withLock { $0.moves += 1 }
    }

    /// Takes one snapshot and compares it. Main alone and the archive alone have a part of the orders each; any
    /// other route has all of them.
    func look(_ store: any OrderHistory, _ random: inout SeededGenerator) async throws {
        let query = query(&random)
        let page = try await store.orders(query)
        let found = page.rows.map(\.order)
        let expected = orders.filter { query.matches($0) }
        let isWhole = query.route == .auto || query.route == .all
        let isRight = isWhole ? found == expected : found == expected.filter(Set(found).contains)
        state.withLock { figures in
            if isWhole { figures.snapshots += 1 }
            if Set(page.rows.map(\.place)).count == 2 { figures.divided += 1 }
            if !isRight { figures.wrong.append("\(query): \(page)") }
        }
    }

    /// All orders, or those of a user, a status or some dates, old, new or both.
    private func query(_ random: inout SeededGenerator) -> OrderHistoryQuery {
        func day() -> Instant {
            Shop.now.adding(seconds: .random(in: -1_140...2, using: &random) * 86_400)
        }
        var query = OrderHistoryQuery(
            route: HistoryRoute.allCases.randomElement(using: &random)!, limit: 1_000)
        if Int.random(in: 0..<3, using: &random) == 0 {
            query.userID = Shop.id(.random(in: 1...6, using: &random))
        }
        if Int.random(in: 0..<5, using: &random) == 0 { query.status = "pending" }
        if Int.random(in: 0..<2, using: &random) == 0 { query.from = day() }
        if Int.random(in: 0..<3, using: &random) == 0 { query.until = day() }
        return query
    }
}

extension OrderHistoryQuery {
    fileprivate func matches(_ order: Order) -> Bool {
        (userID == nil || order.userID == userID) && (status == nil || order.status == status)
            && from.map { order.createdAt >= $0 } ?? true && until.map { order.createdAt < $0 } ?? true
    }
}
