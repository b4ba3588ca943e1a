import TerminalUI

/// What the terminal says of the mouse, in either of xterm's two forms
/// (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Mouse Tracking").
struct MouseReport {
    private let code: Int
    private let point: Point
    private let isRelease: Bool

    /// Switches reports of buttons and the wheel on, in the form that holds for windows of any size.
    static let on = "\u{1B}[?1000h\u{1B}[?1006h"
    static let off = "\u{1B}[?1006l\u{1B}[?1000l"

    /// The newer form: button, column and row as numbers; release is told by the last letter. `nil` when it
    /// isn't three numbers.
    init?(parameters: Substring, isRelease: Bool) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { UInt16($0) }
        guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2],
            column > 0, row > 0
        else { return nil }
        self.code = Int(code)
        self.isRelease = isRelease
        point = Point(column: Int(column) - 1, row: Int(row) - 1)
    }

    /// The older form: button, column and row as one byte each, 32 and more; release has a button of its own.
    /// `nil` when it isn't three such bytes.
    init?(bytes: [UInt8]) {
        guard bytes.count == 3, bytes[0] >= 32, bytes[1] > 32, bytes[2] > 32 else { return nil }
        code = Int(bytes[0]) - 32
        isRelease = code & 3 == 3 && code < 64
        point = Point(column: Int(bytes[1]) - 33, row: Int(bytes[2]) - 33)
    }

    /// What it means; `nil` for movements and further buttons.
    var event: MouseEvent? {
        // 4, 8 and 16 are Shift, Meta and Control; 32 is a movement.
        switch code & ~0b1_1100 {
        case 0: button(.left)
        case 1: button(.middle)
        case 2: button(.right)
        case 3: MouseEvent(point: point, kind: .release)
        case 64: MouseEvent(point: point, kind: .scrollUp, button: .none)
        case 65: MouseEvent(point: point, kind: .scrollDown, button: .none)
        default: nil
        }
    }

    private func button(_ button: MouseEvent.Button) -> MouseEvent {
        MouseEvent(point: point, kind: isRelease ? .release : .press, button: button)
    }
}
