import TerminalUI

/// An answer of the terminal, which begins with ESC and a character like `]` and ends with BEL or ESC `\`.
///
/// Its beginning can also be keys, Alt-] or Escape and `]`. As long as that is possible, `asKeys` tells which.
struct TerminalAnswer {
    /// What begins it, after ESC.
    let introducer: UInt8
    private(set) var body: [UInt8] = []
    /// Whether ESC came last, which together with `\` is the end.
    var isEnding = false
    /// The keys that its beginning would be.
    private(set) var asKeys: [TerminalEvent]

    /// What the answer to ``GroundQuestion`` begins with.
    private static let expected = Array("11;rgb".utf8)
    /// Nobody is asked for more; the rest is passed over.
    private static let longest = 256

    init(introducer: UInt8, asKeys: [TerminalEvent] = []) {
        self.introducer = introducer
        self.asKeys = asKeys
    }

    /// What begins the answers that a terminal can give.
    static func begins(with byte: UInt8) -> Bool { "]P_^X".utf8.contains(byte) }

    mutating func append(_ byte: UInt8) {
        guard body.count < Self.longest else { return }
        body.append(byte)
        if body.starts(with: Self.expected) { asKeys = [] }
    }

    /// Whether it is no answer but what `asKeys` says, and more keys.
    var isKeys: Bool { !asKeys.isEmpty && !Self.expected.starts(with: body) }

    /// Whether it is the answer that was asked for: then nothing but its end ends it, or what can't be in it.
    var isExpected: Bool { body.starts(with: Self.expected) }

    /// Whether a byte can stand in it.
    func allows(_ byte: UInt8) -> Bool {
        guard isExpected else { return byte >= 0x20 && byte != 0x7F }
        return ":/a".utf8.contains(byte) || (0x30...0x39).contains(byte)
            || (0x41...0x46).contains(byte & 0xDF)
    }
}
