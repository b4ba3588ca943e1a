public import TerminalUI

/// The screen that a program has drawn, as a terminal of the kind `xterm-256color` would show it: for tests, pictures
/// and measurements that look at the whole program from outside.
///
/// It knows what ncurses and its like send; what it doesn't know changes nothing, and is kept in ``unknown``.
public struct EmulatedScreen: Sendable {
    public private(set) var size: Size
    /// The rows from the top, each with as many cells as there are columns.
    public internal(set) var rows: [[EmulatedCell]]
    public internal(set) var cursor = Point.zero
    /// The private modes that are on (`ESC [ ? … h`): 25 shows the cursor, 1000 to 1006 are the mouse, 2004 brackets what
    /// is pasted.
    public internal(set) var modes: Set<Int> = [25]

    /// What was written and no terminal of this kind has a meaning for, or an invisible one: sequences, control
    /// characters, bytes that are no UTF-8. A few of each are enough.
    public internal(set) var unknown: Set<String> = []

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

    /// Takes the size that the window has from now on. What fits stays where it is; a program draws anew anyway.
    public mutating func resize(_ size: Size) {
        rows = EmulatedScreen.cut(rows, to: size)
        if isAlternate { mainRows = EmulatedScreen.cut(mainRows, to: size) }
        self.size = size
        region = 0..<size.rows
        savedCursor = Point(
            column: min(savedCursor.column, size.columns - 1), row: min(savedCursor.row, size.rows - 1))
        move(row: cursor.row)
        move(column: cursor.column)
    }

    private static func cut(_ rows: [[EmulatedCell]], to size: Size) -> [[EmulatedCell]] {
        var cut = blank(size)
        for (row, cells) in rows.prefix(size.rows).enumerated() {
            let kept = cells.prefix(size.columns)
            cut[row].replaceSubrange(0..<kept.count, with: kept)
        }
        return cut
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
        case .command(let prefix, let numbers, nil, let final): obey(prefix, numbers, final)
        case .command(_, _, .some, _), .malformed: note(sequence)
        case .escape(let intermediate, let final): escape(intermediate, final)
        case .string: break
        }
    }

    /// Keeps what has no meaning.
    mutating func note(_ sequence: TerminalSequence) {
        guard unknown.count < 20 else { return }
        unknown.insert("\(sequence)")
    }
}
