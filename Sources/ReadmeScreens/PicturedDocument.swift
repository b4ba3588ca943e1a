/// A document with pictures of the screen in it.
struct PicturedDocument {
    private(set) var text: String

    private static let end = "<!-- end of screen -->"

    init(text: String) {
        self.text = text
    }

    /// The names of the pictures, in their order.
    ///
    /// - Throws: `ScreenError` when there is none, which would leave nothing to do.
    var names: [String] {
        get throws {
            let names = text.split(separator: "\n").compactMap { line in
                line.hasPrefix("<!-- screen ") ? String(line.dropFirst(12).prefix { $0 != " " }) : nil
            }
            guard !names.isEmpty else { throw ScreenError("There is no place for a screen.") }
            return names
        }
    }

    /// - Throws: `ScreenError` when the place has no end.
    mutating func replace(_ name: String, with lines: [String]) throws {
        let start = "<!-- screen \(name) -->\n"
        guard let first = text.range(of: start)?.upperBound,
            let last = text[first...].range(of: PicturedDocument.end)?.lowerBound
        else { throw ScreenError("The place of the screen \(name) has no end.") }
        text.replaceSubrange(first..<last, with: "```\n" + lines.joined(separator: "\n") + "\n```\n")
    }
}
