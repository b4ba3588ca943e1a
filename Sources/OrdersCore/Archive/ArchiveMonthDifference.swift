/// A month of the archive that is not as the ledger says.
public struct ArchiveMonthDifference: Hashable, Sendable {
    /// What can differ.
    public enum Aspect: String, CaseIterable, Hashable, Sendable {
        case count, sum, content
    }

    /// Nil: orders without a date, or rows without an order.
    public let month: CalendarMonth?
    /// The child whose rows differ; nil: the orders themselves.
    public let child: String?
    public let archive: ArchiveDigest
    public let ledger: ArchiveDigest

    public init(
        month: CalendarMonth?, child: String? = nil, archive: ArchiveDigest, ledger: ArchiveDigest
    ) {
        self.month = month
        self.child = child
        self.archive = archive
        self.ledger = ledger
    }

    /// What differs; empty when nothing does.
    public var aspects: [Aspect] {
        Aspect.allCases.filter { aspect in
            switch aspect {
            case .count: archive.rows != ledger.rows
            case .sum: archive.total != ledger.total
            case .content: archive.hash != ledger.hash
            }
        }
    }

    public var monthText: String { month.map { "\($0)" } ?? "without a date" }

    /// `2023-04: 1,233 orders in the archive, 1,234 in the ledger`, or what differs where the count doesn't.
    public var sentence: String {
        let rows = child.map { "rows of \"\($0)\"" } ?? "orders"
        let what =
            archive.rows == ledger.rows
            ? "its \(archive.rows.grouped) \(rows) are not as they were archived"
            : "\(archive.rows.grouped) \(rows) in the archive, \(ledger.rows.grouped) in the ledger"
        let names = aspects.map(\.rawValue)
        let list = ([names.dropLast().joined(separator: ", "), names.last ?? ""].filter { !$0.isEmpty })
            .joined(separator: " and ")
        return "\(monthText): \(what) (\(list))"
    }
}
