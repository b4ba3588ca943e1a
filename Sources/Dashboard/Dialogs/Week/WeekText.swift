import OrdersCore
import TerminalUI

/// The heat map of orders by weekday and hour as lines of text, with all its figures.
struct WeekText {
    let counts: OrdersByHour
    let glyphs: Glyphs
    /// The cells of a line, of which a scroll bar may take two.
    let width: Int

    private let scale: ShadeScale

    init(counts: OrdersByHour, glyphs: Glyphs, width: Int) {
        (self.counts, self.glyphs, self.width) = (counts, glyphs, width)
        scale = ShadeScale(HourOfWeek.all.map(counts.orders(in:)), steps: glyphs.shades.count)
    }

    /// Two cells an hour where there is room for them and for the sums.
    private var cells: Int { width >= 66 ? 2 : 1 }

    private var nameWidth: Int { cells + 1 }

    var lines: [[Span]] {
        [hours] + Weekday.allCases.map(row) + [[]] + legend + [[], [Span(busiest)], [Span(extent, .dim)], []]
            + sums
    }

    /// `Most orders came on Sundays from 12:00 to 13:00: 48 of 1,234.`
    private var busiest: String {
        let most = counts.most
        guard most > 0, let first = HourOfWeek.all.first(where: { counts.orders(in: $0) == most }) else {
            return "No orders were completed in these four weeks."
        }
        let others = HourOfWeek.all.count { counts.orders(in: $0) == most } - 1
        let like =
            others == 0 ? "" : ", and as many in \(others == 1 ? "1 other hour" : "\(others) other hours")"
        return "Most orders came on \(first.weekday.name)s from \(WeekText.clock(first.hour)) to "
            + "\(WeekText.clock((first.hour + 1) % 24)): \(most.grouped) of \(counts.total.grouped)\(like)."
    }

    /// Which orders are counted.
    private var extent: String {
        let end = counts.window.asOf
        return "Completed orders in main, four weeks to \(end.dateText) \(end.timeText) UTC."
    }

    /// Every third hour above its column.
    private var hours: [Span] {
        let names = stride(from: 0, to: 24, by: 3).map {
            WeekText.padded("\(WeekText.twoDigits($0))", cells * 3)
        }
        return [
            Span(WeekText.padded(cells == 2 ? "UTC" : "", nameWidth + 1), .dim), Span(names.joined(), .dim),
            Span(WeekText.leading("orders", sumWidth), .dim),
        ]
    }

    private func row(_ weekday: Weekday) -> [Span] {
        let shades = HourOfWeek.all.filter { $0.weekday == weekday }.map { hour in
            let shade = scale.shade(of: counts.orders(in: hour)).map { glyphs.shades[$0] } ?? " "
            return String(repeating: shade, count: cells)
        }
        let name = WeekText.padded(String(weekday.name.prefix(nameWidth)), nameWidth + 1)
        let sum = WeekText.leading(sumText(counts.orders(on: weekday)), sumWidth)
        return [Span(name, .dim), Span(shades.joined(), .chart), Span(sum)]
    }

    /// Beside the hours, with a gap.
    private var sumWidth: Int { cells == 2 ? 12 : 7 }

    private func sumText(_ orders: Int64) -> String {
        cells == 2 ? orders.grouped : CompactCount.text(orders)
    }

    /// What each shade means, in orders an hour.
    private var legend: [[Span]] {
        let shades = glyphs.shades.indices.compactMap { shade in
            scale.counts(of: shade).map { range in
                let ends = [range.lowerBound, range.upperBound].map(\.grouped)
                let words = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
                return [Span(String(repeating: glyphs.shades[shade], count: 2), .chart), Span(" \(words)")]
            }
        }
        return FlowText.lines([[Span("blank", .dim), Span(" none")]] + shades, width: width - 2)
    }

    /// The sums of each hour of the day, as many beside each other as there is room for.
    private var sums: [[Span]] {
        let texts = (0..<24).map { sumText(counts.orders(atHour: $0)) }
        let column = (texts.map(\.count).max() ?? 0) + 5
        let perLine = [8, 6, 4, 3, 2, 1].first { $0 * column - 2 <= width - 2 } ?? 1
        let lines = stride(from: 0, to: 24, by: perLine).map { start in
            (start..<start + perLine).flatMap { hour in
                [
                    Span(WeekText.twoDigits(hour), .dim),
                    Span(
                        WeekText.leading(texts[hour], column - 4) + (hour < start + perLine - 1 ? "  " : "")),
                ]
            }
        }
        return [[Span("Orders by hour of the day, UTC", .header)]] + lines
    }

    private static func clock(_ hour: Int) -> String { "\(twoDigits(hour)):00" }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func leading(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
