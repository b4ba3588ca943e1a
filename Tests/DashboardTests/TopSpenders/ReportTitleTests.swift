@testable import Dashboard
import OrdersCore
import TerminalUI
import Testing

/// What the frame says of a report, and what of it is said where room is short.
struct ReportTitleTests {
    /// The longest text that fits into so many columns, as the frame chooses it.
    static func text(
        _ source: ReportSource = .direct, _ choice: ReportSourceChoice = .auto, _ freshness: ReportFreshness,
        _ elapsed: Duration = .milliseconds(967), columns: Int = 60
    ) -> String? {
        ReportTitle(source: source, choice: choice, freshness: freshness, elapsed: elapsed)
            .alternatives(.unicode).map { $0.map(\.text).joined() }
            .first { TextWidth.columns(of: $0) <= columns }
    }

    @Test("Source, exactness, age and the time it took")
    func full() {
        #expect(Self.text(.live, .exact, .microseconds(21)) == "live, exact, 21 µs")
        #expect(Self.text(.exact) == "direct, exact, 967 ms")
        #expect(Self.text(.wasExact(.milliseconds(8_900))) == "direct, exact 8 s ago, 967 ms")
        #expect(Self.text(.cached(.seconds(200)), .milliseconds(1_400)) == "cached, 3 min old, 1.4 s")
        let noon = Instant(milliseconds: 12 * 3_600_000)
        #expect(Self.text(.held(noon, isCached: false)) == "direct, exact as of 12:00:00, 967 ms")
        #expect(Self.text(.held(noon, isCached: true)) == "cached as of 12:00:00, 967 ms")
    }

    @Test("A source that the person insists on is named so, a cached one too")
    func insisted() {
        #expect(Self.text(.live, .live, .exact, .microseconds(21)) == "live only, exact, 21 µs")
        #expect(Self.text(.direct, .direct, .exact) == "direct only, exact, 967 ms")
        #expect(
            Self.text(.direct, .direct, .cached(.seconds(9))) == "direct only, cached, 9 s old, 967 ms")
        #expect(Self.text(.direct, .live, .exact) == "direct, exact, 967 ms")
    }

    @Test("Where room is short the time goes first, then the source; how far to trust it stays")
    func short() {
        let aged = ReportFreshness.wasExact(.seconds(8))
        #expect(Self.text(aged, columns: 28) == "direct, exact 8 s ago")
        #expect(Self.text(aged, columns: 20) == "exact 8 s ago")
        #expect(Self.text(aged, columns: 12) == nil)
        let cached = ReportFreshness.cached(.seconds(180))
        #expect(Self.text(.direct, .direct, cached, columns: 27) == "direct only, cached 3 min")
        #expect(Self.text(cached, columns: 23) == "cached, 3 min old")
        #expect(Self.text(cached, columns: 14) == "cached 3 min")
    }

    @Test("An age from the future is none")
    func clockSetBack() {
        #expect(Self.text(.wasExact(.seconds(-5)), columns: 28) == "direct, exact 0 s ago")
    }

    private static func text(
        _ freshness: ReportFreshness, _ elapsed: Duration = .milliseconds(967), columns: Int = 60
    ) -> String? {
        text(.direct, .auto, freshness, elapsed, columns: columns)
    }

    private static func text(
        _ source: ReportSource, _ freshness: ReportFreshness, _ elapsed: Duration
    ) -> String? {
        text(source, .auto, freshness, elapsed)
    }
}
