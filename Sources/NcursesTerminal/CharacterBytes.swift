internal import CNcurses

/// Puts characters together from the bytes that a keyboard sends. Bytes that are no character are left out.
struct CharacterBytes {
    private let isUTF8: Bool
    private var begun: [UInt8] = []

    /// Where the locale isn't UTF-8, every byte is a character of its own, or none.
    init(isUTF8: Bool) {
        self.isUTF8 = isUTF8
    }

    /// Takes the next byte from 0x80 on; the character, once it is complete.
    mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
        guard isUTF8 else { return Unicode.Scalar(cn_character(byte)) }
        if byte & 0xC0 != 0x80 { begun = [] }
        begun.append(byte)
        let length = Self.length(leadBy: begun[0])
        guard begun.count >= length else { return nil }
        defer { begun = [] }
        return length == 0 ? nil : Self.decoded(begun)
    }

    /// Something else came: what was begun stays incomplete.
    mutating func breakOff() { begun = [] }

    /// How many bytes the character has that begins with this one; 0 when none does.
    private static func length(leadBy byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// Surrogates, overlong forms and what lies beyond Unicode are no characters.
    private static func decoded(_ bytes: [UInt8]) -> Unicode.Scalar? {
        let first = UInt32(bytes[0]) & (0x7F >> UInt32(bytes.count))
        let value = bytes.dropFirst().reduce(first) { $0 << 6 | UInt32($1 & 0x3F) }
        let least: UInt32 = [2: 0x80, 3: 0x800, 4: 0x10000][bytes.count] ?? 0
        return value < least ? nil : Unicode.Scalar(value)
    }
}
