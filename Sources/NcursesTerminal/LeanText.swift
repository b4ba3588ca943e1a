/// What ncurses has written, with fewer bytes that do the same.
///
/// Between two characters ncurses takes a look back piece by piece: `ESC [ 39 m` for the colour, `ESC [ m` for all that
/// is left, `ESC [ 38 ; 5 ; 248 m` for the next one. One sequence says as much. And xterm's description chooses the usual
/// character set with every change of attributes; nothing here chooses another, so that is left out.
struct LeanText {
    private var kept: [UInt8] = []
    /// The numbers of the changes of look since the last character; empty is a reset and nothing else.
    private var look: [UInt8]?

    /// - Parameter bytes: whole control sequences.
    static func of(_ bytes: [UInt8]) -> [UInt8] {
        var text = LeanText()
        text.kept.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.first {
            if let numbers = lookNumbers(rest) {
                text.change(numbers)
                rest = rest[(numbers.endIndex + 1)...]
            } else if rest.starts(with: usualCharacters) {
                rest = rest.dropFirst(usualCharacters.count)
            } else {
                text.settle()
                text.kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        text.settle()
        return text.kept
    }

    private static let introducer: [UInt8] = [0x1B, UInt8(ascii: "[")]
    private static let usualCharacters: [UInt8] = [0x1B, UInt8(ascii: "("), UInt8(ascii: "B")]
    private static let separator = UInt8(ascii: ";")
    private static let zero = UInt8(ascii: "0")

    /// What stands between `ESC [` and `m`, where that is what comes next.
    private static func lookNumbers(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard bytes.starts(with: introducer) else { return nil }
        // Digits, `:` and `;` follow each other in ASCII.
        let numbers = bytes.dropFirst(introducer.count).prefix { zero <= $0 && $0 <= separator }
        return bytes[numbers.endIndex...].first == UInt8(ascii: "m") ? numbers : nil
    }

    /// A reset makes void what came before it.
    private mutating func change(_ numbers: ArraySlice<UInt8>) {
        let isReset =
            numbers.isEmpty || numbers == [Self.zero] || numbers.starts(with: [Self.zero, Self.separator])
        guard !isReset, let before = look else {
            look = numbers == [Self.zero] ? [] : Array(numbers)
            return
        }
        look = (before.isEmpty ? [Self.zero] : before) + [Self.separator] + numbers
    }

    private mutating func settle() {
        guard let look else { return }
        kept += Self.introducer + look + [UInt8(ascii: "m")]
        self.look = nil
    }
}
