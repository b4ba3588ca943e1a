import OrdersCore

/// Orders per calendar month, counted by day first because that is one division per order.
struct MonthTally {
    private struct Tally {
        var main: Int64 = 0
        var archive: Int64 = 0
    }

    private var days: [Int: Tally] = [:]

    mutating func add(_ instant: Instant, in place: OrderPlace, _ orders: Int64 = 1) {
        let day = instant.daysSinceEpoch
        switch place {
        case .main: days[day, default: Tally()].main += orders
        case .archive: days[day, default: Tally()].archive += orders
        }
    }

    /// Oldest first, without gaps.
    var counts: [MonthCount] {
        var months: [Int: Tally] = [:]
        for (day, tally) in days {
            let date = CivilDate(daysSinceEpoch: day)
            months[date.year * 12 + date.month - 1, default: Tally()].main += tally.main
            months[date.year * 12 + date.month - 1, default: Tally()].archive += tally.archive
        }
        guard let first = months.keys.min(), let last = months.keys.max() else { return [] }
        return (first...last).map { month in
            let tally = months[month] ?? Tally()
            return MonthCount(
                year: month / 12, month: month % 12 + 1, main: tally.main, archive: tally.archive)
        }
    }
}
