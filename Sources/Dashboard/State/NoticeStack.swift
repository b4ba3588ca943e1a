import TerminalUI

/// The notices that are on the screen, the newest at the bottom.
///
/// A new one takes the place of the one before at once, for it answers the key that was just pressed; but a failure
/// stays above it until it has been read.
struct NoticeStack: Sendable {
    private struct Item: Sendable {
        let number: Int
        let notice: Notice
    }

    private var items: [Item] = []
    private var last = 0

    /// More would hide what the person works with.
    private static let capacity = 3

    var isEmpty: Bool { items.isEmpty }

    /// The notices, the newest last.
    var notices: [Notice] { items.map(\.notice) }

    /// Puts a notice at the bottom; returns its number.
    mutating func add(_ notice: Notice) -> Int {
        items.removeAll { $0.notice.tone != .failure || $0.notice == notice }
        last += 1
        items.append(Item(number: last, notice: notice))
        if items.count > NoticeStack.capacity { items.removeFirst() }
        return last
    }

    /// Takes a notice away whose time is over.
    mutating func expire(_ number: Int) {
        items.removeAll { $0.number == number }
    }

    mutating func clear() { items = [] }

    /// Draws them in the last rows of the screen, in as many as they need, but never over the upper half of it: where
    /// there is less room, the end of the newest is what is seen.
    func draw(on canvas: Canvas, keyName: (DashboardCommand) -> String) {
        let size = canvas.size
        let lines = items.flatMap { item in
            LineWrapper.wrap(item.notice.spans(canvas.glyphs, keyName: keyName), width: size.columns - 2)
        }
        let shown = lines.suffix(size.rows / 2)
        for (index, line) in shown.enumerated() {
            let row = size.rows - shown.count + index
            canvas.write(spans: [Span(" ")] + line, at: Point(column: 0, row: row), width: size.columns)
        }
    }
}
