/// Digests of orders by the month in which they were created; nil is the month of orders without a date.
public struct MonthlyDigests: Hashable, Sendable {
    private var digests: [CalendarMonth?: ArchiveDigest] = [:]

    public init() {}

    public mutating func add(_ digest: ArchiveDigest, in month: CalendarMonth?) {
        let sum = self[month] + digest
        digests[month] = sum == .nothing ? nil : sum
    }

    /// What a month comes to; nothing where there are no orders.
    public subscript(month: CalendarMonth?) -> ArchiveDigest { digests[month] ?? .nothing }

    /// The months that come to something, oldest first; orders without a date come last.
    public var months: [CalendarMonth?] {
        digests.keys.sorted { left, right in
            guard let left, let right else { return left != nil }
            return left < right
        }
    }

    /// All months together.
    public var sum: ArchiveDigest { digests.values.reduce(.nothing, +) }

    /// `moved 1,234 orders of 2022-01 to 2022-03, sum 12,480.10, hash 5f3a…`, for a job's log; nil for no orders.
    public func line(decimals: Int) -> String? {
        line("orders", total: ", sum \(Money(minorUnits: sum.total, decimals: decimals).grouped)")
    }

    /// `moved 3,702 rows of "order_items" of 2022-01 to 2022-03, hash 5f3a…`, the same of rows that have no sum.
    public func line(ofRows table: String) -> String? {
        line("rows of \"\(table)\"", total: "")
    }

    private func line(_ rows: String, total: String) -> String? {
        let sum = sum
        let dated = months.compactMap(\.self)
        guard sum != .nothing, let first = dated.first, let last = dated.last else { return nil }
        let months = first == last ? "\(first)" : "\(first) to \(last)"
        return "moved \(sum.rows.grouped) \(rows) of \(months)\(total), hash \(sum.hashText)"
    }

    public static func + (left: MonthlyDigests, right: MonthlyDigests) -> MonthlyDigests {
        var sum = left
        for (month, digest) in right.digests { sum.add(digest, in: month) }
        return sum
    }

    public static prefix func - (digests: MonthlyDigests) -> MonthlyDigests {
        var negative = MonthlyDigests()
        negative.digests = digests.digests.mapValues { -$0 }
        return negative
    }
}
