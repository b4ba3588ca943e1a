/// A cell of a terminal: what it shows and how.
public struct EmulatedCell: Hashable, Sendable {
    /// The character; empty in the right half of a wide one.
    public var text: String
    /// How it looks: the numbers of SGR that are in force.
    public var look: Look

    /// Colours and attributes.
    public struct Look: Hashable, Sendable {
        var attributes: Set<Int> = []
        var foreground: [Int] = []
        var background: [Int] = []

        /// A terminal's own colours, and nothing else.
        public static let plain = Look()

        public var isPlain: Bool { self == .plain }
    }

    /// A cell with nothing in it.
    public static let blank = EmulatedCell(text: " ", look: .plain)
}

extension EmulatedCell.Look {
    /// Takes in the numbers of SGR (`ESC [ … m`).
    mutating func take(_ numbers: [Int]) {
        var rest = numbers.isEmpty ? [0] : numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: self = .init()
            case 1...9: attributes.insert(number)
            case 22: attributes.subtract([1, 2])
            case 23...29: attributes.remove(number - 20)
            case 30...37, 90...97: foreground = [number]
            case 40...47, 100...107: background = [number]
            case 39: foreground = []
            case 49: background = []
            case 38: foreground = EmulatedCell.Look.color(38, &rest)
            case 48: background = EmulatedCell.Look.color(48, &rest)
            default: break
            }
        }
    }

    /// `38;5;n` or `38;2;r;g;b`.
    private static func color(_ number: Int, _ rest: inout ArraySlice<Int>) -> [Int] {
        let kind = rest.popFirst() ?? 0
        let parts = (0..<(kind == 2 ? 3 : 1)).map { _ in rest.popFirst() ?? 0 }
        return [number, kind] + parts
    }
}

extension EmulatedCell.Look {
    /// How many bytes the sequence has that makes a terminal write like this, from any other look.
    public var sequenceLength: Int {
        let numbers = attributes.sorted() + foreground + background
        return "\u{1B}[\((isPlain ? [] : [0] + numbers).map(String.init).joined(separator: ";"))m".utf8.count
    }
}
