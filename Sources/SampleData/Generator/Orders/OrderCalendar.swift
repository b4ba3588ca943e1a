internal import OrdersCore

/// When orders come in: more every year, more before Christmas, more on some weekdays and at some hours, and no two
/// days quite alike. Hands out instants in ascending order, so that order ids ascend with them.
///
/// The span is cut into hours with whole-number weights; order k of n falls somewhere in the k-th of n equal slices
/// of their sum.
struct OrderCalendar: Sendable {
    private struct Hour {
        let start: Int64
        let length: Int64
        let weight: UInt64
    }

    private let hours: [Hour]
    /// The weight of a slice, with 40 fractional bits.
    private let slice: UInt128
    private var index: UInt128 = 0
    private var hour = 0
    private var weightBefore: UInt64 = 0

    init(_ plan: ShopPlan) {
        hours = OrderCalendar.hours(of: plan)
        let total = hours.reduce(0) { $0 + $1.weight }
        slice = (UInt128(total) << 40) / UInt128(plan.orders)
    }

    /// The next order's instant.
    mutating func next(_ dice: inout Dice) -> Instant {
        let jitter = UInt128(dice.next() >> 32)
        let target = UInt64((slice * index + (slice * jitter) >> 32) >> 40)
        index += 1
        while target >= weightBefore + hours[hour].weight, hour < hours.count - 1 {
            weightBefore += hours[hour].weight
            hour += 1
        }
        let current = hours[hour]
        let within = (target - weightBefore) * UInt64(current.length) / current.weight
        return Instant(milliseconds: current.start + Int64(within))
    }

    private static func hours(of plan: ShopPlan) -> [Hour] {
        let start = plan.start.milliseconds
        let end = plan.until.milliseconds
        var dice = Dice(seed: plan.seed, stream: .days)
        var hours: [Hour] = []
        var day = plan.start.date.daysSinceEpoch
        while Int64(day) * millisecondsPerDay < end {
            let dayWeight = DayRhythm.weight(day, span: start...end) * UInt64(dice.within(850...1_150))
            for hour in 0..<24 {
                let from = max(start, Int64(day) * millisecondsPerDay + Int64(hour) * millisecondsPerHour)
                let to = min(end, Int64(day) * millisecondsPerDay + Int64(hour + 1) * millisecondsPerHour)
                guard from < to else { continue }
                let weight = dayWeight * DayRhythm.hours[hour] * UInt64(to - from) / 100_000_000
                hours.append(Hour(start: from, length: to - from, weight: max(1, weight)))
            }
            day += 1
        }
        return hours
    }

    private static let millisecondsPerHour: Int64 = 3_600_000
    private static let millisecondsPerDay: Int64 = 24 * millisecondsPerHour
}
