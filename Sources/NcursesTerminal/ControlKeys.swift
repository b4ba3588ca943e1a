internal import CNcurses
import TerminalUI

/// What characters and controls mean on a keyboard.
enum ControlKeys {
    /// The event of one character that stands alone; `nil` for controls that no key sends.
    static func event(_ scalar: Unicode.Scalar) -> TerminalEvent? {
        switch scalar.value {
        case 3: .interrupt
        case 28: .terminate(signal: SIGQUIT)
        case 8, 127: .key(.backspace)
        case 9: .key(.tab)
        case 10, 13: .key(.enter)
        case 0: .key(.control(" "))
        case 1...26: .key(.control(letter(scalar.value + 0x60)))
        case 29...31: .key(.control(letter(scalar.value + 0x40)))
        case 0x80..<0xA0: nil
        case 0x20...: .key(.character(Character(scalar)))
        default: nil
        }
    }

    private static func letter(_ value: UInt32) -> Character {
        Character(Unicode.Scalar(UInt8(truncatingIfNeeded: value)))
    }
}
