import OrdersCore
import TerminalUI

/// What is known of an order, in words.
struct OrderFacts {
    let row: OrderHistoryPage.Row
    let user: User
    let policy: ArchivePolicy
    /// Nil while, or where, nobody knows.
    let standing: OrderStanding?

    func all(at now: Instant) -> [Fact] {
        let order = row.order
        let facts = [
            Fact(name: "order", value: "\(order.id)"), Fact(name: "user", value: user.username),
            Fact(name: "user id", value: "\(user.id)"),
            Fact(name: "total", value: order.total.grouped, style: .money),
            Fact(name: "status", value: order.status ?? "none"),
            Fact(
                name: "created",
                value: "\(order.createdAt.spoken) UTC, \(RelativeTime.spoken(order.createdAt, at: now))"),
            Fact(name: "place", value: place),
        ]
        return facts + (archiving(at: now).map { [Fact(name: "archiving", value: $0)] } ?? [])
    }

    private var place: String {
        switch row.place {
        case .main: "main"
        case .archive where standing?.isFlagged == true:
            "archive: a run has flagged it, and its row is still in main's table"
        case .archive: "archive"
        }
    }

    /// What a run to the archive would do with it; nil for what is there already.
    private func archiving(at now: Instant) -> String? {
        guard row.place == .main else { return nil }
        let age = policy.olderThan.words
        guard row.order.createdAt < policy.cutoff(at: now) else { return "stays: not older than \(age)" }
        guard let standing else { return nil }
        guard standing.reasons.isEmpty else {
            return "stays, because " + standing.reasons.joined(separator: "; and because ")
        }
        return "older than \(age): a run would move it"
    }
}
