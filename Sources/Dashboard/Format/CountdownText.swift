import OrdersCore

/// A span as a clock shows it: `0:19`, `12:05`, `1:02:03`, `3 d`.
enum CountdownText {
    static func text(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        guard seconds < 48 * 3_600 else { return RelativeTime.span(seconds) }
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
        let head = hours > 0 ? "\(hours):\(twoDigits(minutes))" : "\(minutes)"
        return "\(head):\(twoDigits(seconds % 60))"
    }

    private static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
