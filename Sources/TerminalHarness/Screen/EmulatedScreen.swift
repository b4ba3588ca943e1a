public import TerminalUI

/// The screen that a program has drawn, as a terminal of the kind `xterm-256color` would show it: for tests, pictures
/// and measurements that look at the whole program from outside.
///
/// It knows what ncurses and its like send; what it doesn't know changes nothing.
public struct EmulatedScreen: Sendable {
    public let size: Size
    /// The rows from the top, each with as many cells as there are columns.
    public internal(set) var rows: [[EmulatedCell]]
    public internal(set) var cursor = Point.zero
    /// The private modes that are on (`ESC [ ? … h`): 25 shows the cursor, 1000 to 1006 are the mouse, 2004 brackets what
    /// is pasted.
    public internal(set) var modes: Set<Int> = [25]

    public var isCursorShown: Bool { modes.contains(25) }

    /// Whether the program has the screen for itself: what was there before comes back when it leaves.
    public var isAlternate: Bool { !modes.isDisjoint(with: EmulatedScreen.alternateModes) }

    /// Whether every mode and the look of text are as before any program was started. What blinks, how lines wrap and
    /// 34, a form of the cursor, are nothing that a program switches back.
    public var isAsBefore: Bool { modes.subtracting([7, 12, 34]) == [25] && look == EmulatedCell.Look() }

    static let alternateModes: Set<Int> = [47, 1047, 1049]

    private var parser = SequenceParser()
    var look = EmulatedCell.Look()
    var savedCursor = Point.zero
    var mainRows: [[EmulatedCell]] = []
    /// The rows that scroll, the last one excluded.
    var region: Range<Int>
    /// The last column has been written: the next character goes to the next line.
    var wrapsNext = false
    /// Whether letters stand for lines and corners (`ESC ( 0`, or shift out).
    var drawsLines = false
    var lastCharacter: Unicode.Scalar?

    public init(size: Size) {
        self.size = size
        rows = EmulatedScreen.blank(size)
        region = 0..<size.rows
    }

    /// Takes in what the program wrote next.
    public mutating func write(_ bytes: some Sequence<UInt8>) {
        var parser = parser
        parser.parse(bytes) { take($0) }
        self.parser = parser
    }

    /// The rows as text, without blanks at their ends.
    public var lines: [String] {
        rows.map { row in
            let text = row.map(\.text).joined()
            return String(text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)])
        }
    }

    /// The cells that differ from an earlier state of the same size.
    public func changes(since earlier: EmulatedScreen) -> [(point: Point, cell: EmulatedCell)] {
        rows.indices.flatMap { row in
            rows[row].indices.filter { rows[row][$0] != earlier.rows[row][$0] }.map { column in
                (Point(column: column, row: row), rows[row][column])
            }
        }
    }

    static func blank(_ size: Size) -> [[EmulatedCell]] {
        Array(repeating: Array(repeating: .blank, count: size.columns), count: size.rows)
    }

    private mutating func take(_ sequence: TerminalSequence) {
        switch sequence {
        case .character(let scalar): put(scalar)
        case .control(let byte): obey(byte)
        case .command(let prefix, let numbers, let intermediate, let final):
            guard intermediate == nil else { return }
            obey(prefix, numbers, final)
        case .escape(let intermediate, let final): escape(intermediate, final)
        case .string: break
        }
    }
}
