/// What is being pasted: everything until the marker of its end.
struct PastedText {
    /// More than that of one paste is left out, in bytes.
    static let longest = 65_536
    static let endMarker = Array("\u{1B}[201~".utf8)
    static let startMarker = Array("\u{1B}[200~".utf8)

    private var bytes: [UInt8] = []
    private var matched = 0

    /// Takes the next byte; returns whether the paste has ended with it.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == Self.endMarker[matched] {
            matched += 1
            defer { matched %= Self.endMarker.count }
            return matched == Self.endMarker.count
        }
        keep(Self.endMarker[..<matched])
        // ESC stands nowhere in the marker but at its beginning.
        matched = byte == Self.endMarker[0] ? 1 : 0
        if matched == 0 { keep([byte]) }
        return false
    }

    /// Adds what followed the end, up to the last end of all: a terminal that lets markers through in what is
    /// pasted ends a paste too early. Returns the rest.
    mutating func addStray(_ tail: [UInt8]) -> ArraySlice<UInt8> {
        let pasted = tail[..<(Self.first(Self.startMarker, in: tail[...]) ?? tail.count)]
        var rest = tail[...]
        while let end = Self.first(Self.endMarker, in: pasted[rest.startIndex...]) {
            keep(rest[..<end])
            rest = rest[(end + Self.endMarker.count)...]
        }
        return rest
    }

    /// The text, with line feeds where lines end.
    var text: String {
        var lines: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isSecondHalf = byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D
            if !isSecondHalf { lines.append(byte == 0x0D ? 0x0A : byte) }
        }
        return String(decoding: lines, as: UTF8.self)
    }

    private mutating func keep(_ more: ArraySlice<UInt8>) {
        bytes += more.prefix(max(0, Self.longest - bytes.count))
    }

    private static func first(_ marker: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.first { bytes[$0] == marker[0] && bytes[$0...].starts(with: marker) }
    }
}
