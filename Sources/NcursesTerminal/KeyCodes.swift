internal import CNcurses
import TerminalUI

/// The keys that ncurses has numbers for.
enum KeyCodes {
    static let pasteStart: Int32 = 5000
    static let pasteEnd: Int32 = 5001

    /// Tells ncurses of sequences that terminals send although their description doesn't name them.
    static func define() {
        define_key("\u{1B}[200~", pasteStart)
        define_key("\u{1B}[201~", pasteEnd)
        for (sequence, code) in common where key_defined(sequence) == 0 { define_key(sequence, code) }
    }

    /// The key with this number; Shift, Ctrl and Alt with arrows and the like count as without.
    static func key(_ code: Int32) -> Key? {
        if let key = named[code] { return key }
        let number = code - KEY_F0
        if (1...63).contains(number) { return .function(Int(number)) }
        guard let name = keyname(code).map({ String(cString: $0) }) else { return nil }
        return extended[String(name.prefix { !$0.isNumber })]
    }

    private static let named: [Int32: Key] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home, KEY_END: .end,
        KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_ENTER: .enter, KEY_BTAB: .backTab,
        KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_SR: .up, KEY_SF: .down,
        KEY_SLEFT: .left, KEY_SRIGHT: .right, KEY_SHOME: .home, KEY_SEND: .end, KEY_SPREVIOUS: .pageUp,
        KEY_SNEXT: .pageDown, KEY_SDC: .delete, KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end,
        KEY_C3: .pageDown,
    ]

    /// The names that descriptions use for keys with modifiers, without the number of the modifier.
    private static let extended: [String: Key] = [
        "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
        "kPRV": .pageUp, "kNXT": .pageDown, "kDC": .delete, "kIC": .insert,
    ]

    private static let common: [(String, Int32)] = [
        ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
        ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
        ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
        ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[8~", KEY_END),
        ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
        ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OM", KEY_ENTER),
    ]
}
