import TerminalHarness
import TerminalUI

/// What a program writes to change its picture, beside what the change takes.
struct RefreshCost: Encodable {
    /// Times at which it wrote.
    let refreshes: Int
    /// Of those, such that changed the first row alone, where a clock runs.
    let firstRowOnly: Int
    /// Of those, such that changed nothing.
    let changedNothing: Int
    let bytes: Int
    let changedCells: Int
    /// Bytes for each byte of the characters in changed cells; nil where nothing changed.
    let perTextByte: Double?
    /// Bytes for each byte of the shortest that shows the change: characters, a move of the cursor to each run of changed
    /// cells, and a change of look where one begins. Nil where nothing changed.
    let perNeededByte: Double?

    /// Pieces that come within this time belong to one picture.
    private static let pause = Duration.milliseconds(10)

    init(_ chunks: [OutputChunk], from screen: EmulatedScreen) {
        var screen = screen
        var (refreshes, firstRowOnly, changedNothing, bytes, cells, text, needed) = (0, 0, 0, 0, 0, 0, 0)
        for refresh in RefreshCost.refreshes(chunks) {
            let before = screen
            screen.write(refresh)
            let changes = screen.changes(since: before)
            refreshes += 1
            bytes += refresh.count
            cells += changes.count
            if changes.isEmpty {
                changedNothing += 1
            } else if changes.allSatisfy({ $0.point.row == 0 }) {
                firstRowOnly += 1
            }
            text += changes.reduce(0) { $0 + $1.cell.text.utf8.count }
            needed += RefreshCost.needed(changes)
        }
        self.refreshes = refreshes
        self.firstRowOnly = firstRowOnly
        self.changedNothing = changedNothing
        self.bytes = bytes
        changedCells = cells
        perTextByte = text == 0 ? nil : (Double(bytes) / Double(text)).rounded(to: 2)
        perNeededByte = needed == 0 ? nil : (Double(bytes) / Double(needed)).rounded(to: 2)
    }

    private static func refreshes(_ chunks: [OutputChunk]) -> [[UInt8]] {
        var refreshes: [[UInt8]] = []
        var last: ContinuousClock.Instant?
        for chunk in chunks {
            if let last, chunk.at - last < pause, !refreshes.isEmpty {
                refreshes[refreshes.count - 1] += chunk.bytes
            } else {
                refreshes.append(chunk.bytes)
            }
            last = chunk.at
        }
        return refreshes
    }

    /// The shortest that shows the changes: `ESC [ row ; column H` before each run, SGR where the look changes.
    private static func needed(_ changes: [(point: Point, cell: EmulatedCell)]) -> Int {
        var (bytes, look, end): (Int, EmulatedCell.Look?, Point?) = (0, nil, nil)
        for (point, cell) in changes {
            if end != point { bytes += "\u{1B}[\(point.row + 1);\(point.column + 1)H".utf8.count }
            if look == nil ? !cell.look.isPlain : look != cell.look { bytes += cell.look.sequenceLength }
            bytes += cell.text.utf8.count
            look = cell.look
            end = Point(column: point.column + 1, row: point.row)
        }
        if let look, !look.isPlain { bytes += EmulatedCell.Look.plain.sequenceLength }
        return bytes
    }
}
