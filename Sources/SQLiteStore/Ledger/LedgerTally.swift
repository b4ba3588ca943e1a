import OrdersCore

/// Adds archived orders up by month, by day first because that is one division per order.
struct LedgerTally {
    private var days: [Int?: ArchiveDigest] = [:]
    /// Orders of one day mostly come together.
    private var day: Int?
    private var ofDay = ArchiveDigest.nothing

    /// - Parameter instant: Nil for what is no date.
    mutating func add(_ order: ArchiveDigest, at instant: Instant?) {
        let representable = instant.flatMap { Instant.representable.contains($0) ? $0 : nil }
        let day = representable?.daysSinceEpoch
        if day != self.day {
            closeDay()
            self.day = day
        }
        ofDay = ofDay + order
    }

    var months: MonthlyDigests {
        mutating get {
            closeDay()
            var months = MonthlyDigests()
            for (day, digest) in days {
                months.add(digest, in: day.map { CalendarMonth(CivilDate(daysSinceEpoch: $0)) })
            }
            return months
        }
    }

    private mutating func closeDay() {
        days[day, default: .nothing] = days[day, default: .nothing] + ofDay
        ofDay = .nothing
    }
}
