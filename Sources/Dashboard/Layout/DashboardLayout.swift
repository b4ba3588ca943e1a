import TerminalUI

/// Where everything goes on a screen of some size.
struct DashboardLayout: Hashable, Sendable {
    enum Arrangement: Hashable, Sendable {
        /// The screen can hold nothing useful.
        case tooSmall
        /// All panes side by side, their frames in order.
        case grid([Rect])
        /// The pane with the focus under a line of tabs.
        case tabs(line: Rect, frame: Rect)
    }

    let size: Size
    let focus: Int
    let arrangement: Arrangement

    static let smallest = Size(columns: 40, rows: 12)
    static let smallestGrid = Size(columns: 100, rows: 30)

    init(size: Size, paneCount: Int, focus: Int, isZoomed: Bool) {
        self.size = size
        self.focus = focus
        let body = Rect(row: 1, columns: size.columns, rows: size.rows - 2)
        if !size.holds(DashboardLayout.smallest) {
            arrangement = .tooSmall
        } else if isZoomed || !size.holds(DashboardLayout.smallestGrid) {
            let parts = body.splitRows(.cells(1), .part(1))
            arrangement = .tabs(line: parts[0], frame: parts[1])
        } else {
            arrangement = .grid(DashboardLayout.grid(paneCount, in: body))
        }
    }

    /// Two panes in a row, the left ones a little wider; a last one alone takes its whole row.
    private static func grid(_ count: Int, in body: Rect) -> [Rect] {
        let rows = body.split(.rows, Array(repeating: .part(1), count: (count + 1) / 2))
        let pairs = rows.map { $0.splitColumns(.part(8), .part(7)) }
        let frames = Array(pairs.joined().prefix(count))
        guard count % 2 == 1, let row = rows.last else { return frames }
        return frames.dropLast() + [row]
    }

    var isTooSmall: Bool { arrangement == .tooSmall }

    var topBar: Rect { Rect(columns: size.columns, rows: 1) }

    var footer: Rect { Rect(row: size.rows - 1, columns: size.columns, rows: 1) }

    /// The room for dialogs: all but the footer, which shows their keys.
    var dialogs: Rect { Rect(columns: size.columns, rows: size.rows - 1) }

    /// The frame of a pane; nil when it isn't seen.
    func frame(of pane: Int) -> Rect? {
        switch arrangement {
        case .tooSmall: nil
        case .grid(let frames): frames.indices.contains(pane) ? frames[pane] : nil
        case .tabs(_, let frame): pane == focus ? frame : nil
        }
    }

    /// The room inside a pane's frame; a pane that isn't seen has none.
    func room(of pane: Int) -> Size {
        frame(of: pane).map { PaneFrame.body(of: $0).size } ?? Size(columns: 0, rows: 0)
    }

    /// The pane at a place of the screen.
    func pane(at point: Point, of count: Int) -> Int? {
        (0..<count).first { frame(of: $0)?.contains(point) == true }
    }
}

extension Size {
    fileprivate func holds(_ other: Size) -> Bool {
        columns >= other.columns && rows >= other.rows
    }
}
