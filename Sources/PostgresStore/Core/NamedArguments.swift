/// A statement with named arguments as PostgreSQL takes it: `:user` becomes `$1`.
///
/// What stands in quotes, in comments, in slices and behind a cast's `::` is left alone.
struct NamedArguments: Hashable, Sendable {
    /// With `$1`, `$2`, ….
    let sql: String
    /// The names in the order of their numbers, each once.
    let names: [String]

    init(_ text: String) {
        var scanner = Scanner(text: Array(text.utf8))
        scanner.scan()
        sql = String(decoding: scanner.output, as: UTF8.self)
        names = scanner.names
    }
}

private struct Scanner {
    let text: [UInt8]
    var position = 0
    var output: [UInt8] = []
    var names: [String] = []

    init(text: [UInt8]) {
        self.text = text
        output.reserveCapacity(text.count)
    }

    mutating func scan() {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): copyQuoted()
            case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): copyComment()
            case UInt8(ascii: "$"): copyDollarQuoted()
            case UInt8(ascii: ":") where peek(1) == UInt8(ascii: ":"): copy(2)
            case UInt8(ascii: ":") where beginsName: replaceName()
            default: copy(1)
            }
        }
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < text.count ? text[position + distance] : nil
    }

    /// A colon behind a value is part of a slice, `a[1:n]`.
    private var beginsName: Bool {
        guard peek(1).map(isLetter) == true else { return false }
        return output.last.map { !isLetter($0) && !isDigit($0) } ?? true
    }

    private mutating func copy(_ count: Int) {
        let end = min(position + count, text.count)
        output += text[position..<end]
        position = end
    }

    /// A doubled quote ends one text and begins another, which comes to the same.
    private mutating func copyQuoted() {
        let quote = text[position]
        let end = text[(position + 1)...].firstIndex(of: quote) ?? text.count - 1
        copy(end - position + 1)
    }

    private mutating func copyComment() {
        let end = text[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        copy(end - position)
    }

    /// `$$ … $$` and `$tag$ … $tag$`; a lone dollar is no quote.
    private mutating func copyDollarQuoted() {
        let rest = text[(position + 1)...]
        guard let close = rest.firstIndex(where: { !isLetter($0) }), text[close] == UInt8(ascii: "$") else {
            return copy(1)
        }
        let tag = Array(text[position...close])
        var end = close + 1
        while end + tag.count <= text.count, Array(text[end..<end + tag.count]) != tag { end += 1 }
        copy(end + tag.count - position)
    }

    private mutating func replaceName() {
        let start = position + 1
        let end = text[start...].firstIndex { !isLetter($0) && !isDigit($0) } ?? text.count
        let name = String(decoding: text[start..<end], as: UTF8.self)
        let index = names.firstIndex(of: name) ?? names.count
        if index == names.count { names.append(name) }
        output += Array("$\(index + 1)".utf8)
        position = end
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
