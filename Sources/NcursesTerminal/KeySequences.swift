internal import CNcurses
import TerminalUI

/// Which key sends which bytes after ESC. Shift, Ctrl and Alt with arrows and the like count as without.
struct KeySequences {
    /// What the terminal's description says; what nearly every terminal sends is known besides.
    private let described: [[UInt8]: Key]

    init(described: [[UInt8]: Key] = [:]) {
        self.described = described
    }

    /// Those of the terminal that was opened.
    static func ofTerminal() -> KeySequences {
        var described: [[UInt8]: Key] = [:]
        for (name, key) in capabilities + functionKeys {
            guard let text = cn_capability(name).map({ Array(String(cString: $0).utf8) }),
                text.count > 1, text[0] == 0x1B
            else { continue }
            described[Array(text.dropFirst())] = key
        }
        return KeySequences(described: described)
    }

    /// The key that sends ESC and one more byte, where the description names one.
    func key(_ byte: UInt8) -> Key? { described[[byte]] }

    /// The key that sends ESC, `[`, parameters and a final byte.
    func key(control parameters: [UInt8], _ final: UInt8) -> Key? {
        described[[UInt8(ascii: "[")] + parameters + [final]] ?? Self.common(parameters, final)
    }

    /// The key that sends ESC, `O`, perhaps the number of a modifier, and a final byte.
    func key(shifted parameters: [UInt8], _ final: UInt8) -> Key? {
        described[[UInt8(ascii: "O")] + parameters + [final]] ?? Self.keypad(final) ?? Self.named(final)
    }

    private static func common(_ parameters: [UInt8], _ final: UInt8) -> Key? {
        if parameters == [UInt8(ascii: "[")] { return consoleKey(final) }
        let isPlain = parameters.allSatisfy { $0 == UInt8(ascii: ";") || (0x30...0x39).contains($0) }
        guard isPlain else { return nil }
        let first = parameters.prefix { $0 != UInt8(ascii: ";") }
        let number = first.isEmpty ? 1 : Int(String(decoding: first, as: UTF8.self)) ?? 0
        switch Unicode.Scalar(final) {
        case "~", "^", "@": return numbered[number]
        // Any other number is the answer to where the cursor is.
        case _ where number == 1: return named(final)
        default: return nil
        }
    }

    private static func named(_ final: UInt8) -> Key? {
        switch Unicode.Scalar(final) {
        case "A", "a": .up
        case "B", "b": .down
        case "C", "c": .right
        case "D", "d": .left
        case "H": .home
        case "F": .end
        case "Z": .backTab
        case "P": .function(1)
        case "Q": .function(2)
        case "R": .function(3)
        case "S": .function(4)
        default: nil
        }
    }

    /// A keypad that sends sequences for what is printed on its keys.
    private static func keypad(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "j")...UInt8(ascii: "o"): .character(Character(Unicode.Scalar(final - 0x40)))
        case UInt8(ascii: "p")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(final - 0x40)))
        default: nil
        }
    }

    /// The first five function keys of the Linux console.
    private static func consoleKey(_ final: UInt8) -> Key? {
        let number = Int(final) - 0x40
        return (1...5).contains(number) ? .function(number) : nil
    }

    private static let numbered: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12),
    ]

    private static let capabilities: [(String, Key)] = [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
        ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete),
        ("kbs", .backspace), ("kcbt", .backTab), ("kent", .enter), ("kri", .up), ("kind", .down),
        ("ka1", .home), ("ka3", .pageUp), ("kc1", .end), ("kc3", .pageDown),
    ]

    private static let functionKeys = (1...12).map { ("kf\($0)", Key.function($0)) }
}
