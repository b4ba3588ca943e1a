import TerminalUI

/// Makes mouse events of reports: two quick presses at one place are a double click.
struct MouseClicks {
    private static let doubleClickTime = Duration.milliseconds(400)

    private var lastPress: (event: MouseEvent, time: ContinuousClock.Instant)?

    /// The event of a report; `nil` for movements and buttons that nothing is known about. A second press at
    /// the same place within 0.4 s is a double click.
    mutating func event(_ report: MouseReport, at time: ContinuousClock.Instant) -> MouseEvent? {
        guard var event = report.event else { return nil }
        guard event.kind == .press else { return event }
        if let lastPress, lastPress.event == event, time - lastPress.time < Self.doubleClickTime {
            self.lastPress = nil
            event.kind = .doubleClick
        } else {
            lastPress = (event, time)
        }
        return event
    }
}
