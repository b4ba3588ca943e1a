/// One place of the grid. A wide character takes two: its own cell, and a ``rightHalf`` after it.
public struct Cell: Hashable, Sendable {
    /// One sanitised character, or nothing in the right half of a wide one.
    public let text: String
    /// 1, 2 for a wide character, 0 for the right half of one.
    public let width: UInt8
    /// How it is drawn.
    public var style: Style

    /// A cell of text that the sanitiser let through; only the toolkit makes cells.
    init(text: String, width: UInt8, style: Style) {
        self.text = text
        self.width = width
        self.style = style
    }

    /// A blank of ordinary text.
    public static let blank = blank(.text)

    /// A blank in `style`.
    public static func blank(_ style: Style) -> Cell {
        Cell(text: " ", width: 1, style: style)
    }

    /// What stands after a wide character.
    static func rightHalf(_ style: Style) -> Cell {
        Cell(text: "", width: 0, style: style)
    }
}
