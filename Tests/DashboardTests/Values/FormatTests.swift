@testable import Dashboard
import OrdersCore
import Testing

struct FormatTests {
    @Test(
        "Counts are short and never wider than seven columns",
        arguments: [
            (0, "0"), (9_999, "9,999"), (10_000, "10.0 k"), (99_949, "99.9 k"), (99_960, "100 k"),
            (118_400, "118 k"), (999_949, "1.0 M"), (10_000_000, "10.0 M"), (-12_301, "-12.3 k"),
            (Int64.max, "9.2 E"),
        ] as [(Int64, String)])
    func counts(count: Int64, text: String) {
        #expect(CompactCount.text(count) == text)
    }

    @Test(
        "Bytes have the unit that fits",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (298_000_000, "298 MB"), (2_130_000_000, "2.1 GB"),
        ]
            as [(Int64, String)])
    func bytes(bytes: Int64, text: String) {
        #expect(ByteCount.text(bytes) == text)
    }

    @Test(
        "Measured times have the unit that fits",
        arguments: [
            (.zero, "0 µs"), (.microseconds(21), "21 µs"), (.microseconds(999), "999 µs"),
            (.microseconds(1_000), "1.0 ms"), (.microseconds(9_949), "9.9 ms"),
            (.milliseconds(148), "148 ms"),
            (.milliseconds(1_240), "1.2 s"), (.seconds(125), "2 min 5 s"), (.seconds(-1), "0 µs"),
        ] as [(Duration, String)])
    func elapsed(duration: Duration, text: String) {
        #expect(ElapsedText.text(duration, isASCII: false) == text)
    }

    @Test(
        "Ages have the unit that fits and fit into eight columns",
        arguments: [
            (0, "0 s ago"), (59, "59 s ago"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"),
            (48 * 3_600 - 1, "47 h"), (48 * 3_600, "2 d"), (60 * 86_400, "2 mo"), (730 * 86_400, "2 y"),
            (-90, "in 1 min"),
        ] as [(Int64, String)])
    func ages(seconds: Int64, text: String) {
        let now = Instant(milliseconds: 1_795_350_667_000)
        #expect(RelativeTime.text(now.adding(seconds: -seconds), at: now) == text)
    }
}
