internal import OrdersCore

/// How busy a day and an hour are, in whole numbers.
enum DayRhythm {
    /// The weight of a day, about 1,000,000 for an ordinary one at the beginning: growth × season × weekday.
    ///
    /// - Parameter span: the whole span of orders, in milliseconds; the shop doubles and more over three years.
    static func weight(_ daysSinceEpoch: Int, span: ClosedRange<Int64>) -> UInt64 {
        let date = CivilDate(daysSinceEpoch: daysSinceEpoch)
        let elapsed = max(0, Int64(daysSinceEpoch) * 86_400_000 - span.lowerBound) / 86_400_000
        let growth = 100 + 40 * elapsed / 365
        return UInt64(growth) * season(date) * weekdays[weekday(daysSinceEpoch)]
    }

    /// In percent, midnight to midnight UTC: asleep at three, lunch, and the sofa at eight in the evening.
    static let hours: [UInt64] = [
        45, 28, 18, 14, 16, 25, 45, 75, 105, 125, 135, 140, 150, 140, 130, 128, 132, 140, 155, 178, 190, 175,
        130, 80,
    ]

    /// In percent, from Monday.
    private static let weekdays: [UInt64] = [112, 106, 102, 100, 92, 84, 104]

    /// In percent, from January.
    private static let months: [UInt64] = [86, 88, 94, 96, 98, 97, 90, 88, 99, 104, 132, 150]

    /// The months, with the days that stand out: the last Friday of November, Christmas, New Year's Day.
    private static func season(_ date: CivilDate) -> UInt64 {
        switch (date.month, date.day) {
        case (11, 23...29) where weekday(date.daysSinceEpoch) == 4: 290
        case (12, 24...26): 60
        case (1, 1): 50
        default: months[date.month - 1]
        }
    }

    /// 0 is Monday; 1 January 1970 was a Thursday.
    private static func weekday(_ daysSinceEpoch: Int) -> Int {
        let shifted = (daysSinceEpoch + 3) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }
}
