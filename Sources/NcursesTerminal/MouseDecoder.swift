internal import CNcurses
import TerminalUI

/// Makes mouse events of what ncurses reports.
struct MouseDecoder {
    private static let buttons: [(number: Int32, button: MouseEvent.Button)] = [
        (1, .left), (2, .middle), (3, .right),
    ]
    private static let doubleClickTime = Duration.milliseconds(400)

    private var lastPress: (event: MouseEvent, time: ContinuousClock.Instant)?

    /// The reports to ask ncurses for: buttons and the wheel, not movements.
    static var mask: mmask_t {
        let presses = (1...5).reduce(mmask_t(0)) { $0 | cn_button_pressed(Int32($1)) }
        return (1...3).reduce(presses) { $0 | cn_button_released(Int32($1)) }
    }

    /// The report that ncurses holds, if it is one that counts.
    mutating func read() -> MouseEvent? {
        var report = MEVENT()
        guard getmouse(&report) == OK else { return nil }
        return decode(report, at: .now)
    }

    /// A second press at the same place within 0.4 s is a double click.
    mutating func decode(_ report: MEVENT, at time: ContinuousClock.Instant) -> MouseEvent? {
        let point = Point(column: Int(report.x), row: Int(report.y))
        guard var event = Self.event(report.bstate, point) else { return nil }
        guard event.kind == .press else { return event }
        if let lastPress, lastPress.event == event, time - lastPress.time < Self.doubleClickTime {
            self.lastPress = nil
            event.kind = .doubleClick
        } else {
            lastPress = (event, time)
        }
        return event
    }

    private static func event(_ state: mmask_t, _ point: Point) -> MouseEvent? {
        if state & cn_button_pressed(4) != 0 {
            return MouseEvent(point: point, kind: .scrollUp, button: .none)
        }
        if state & cn_button_pressed(5) != 0 {
            return MouseEvent(point: point, kind: .scrollDown, button: .none)
        }
        for (number, button) in buttons {
            if state & cn_button_pressed(number) != 0 {
                return MouseEvent(point: point, kind: .press, button: button)
            }
            if state & cn_button_released(number) != 0 {
                return MouseEvent(point: point, kind: .release, button: button)
            }
        }
        return nil
    }
}
