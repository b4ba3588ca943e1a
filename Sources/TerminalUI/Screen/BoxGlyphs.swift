/// The lines of a box. All take one cell.
public struct BoxGlyphs: Hashable, Sendable {
    /// `─`
    public let horizontal: String
    /// `│`
    public let vertical: String
    /// `┌`
    public let topLeft: String
    /// `┐`
    public let topRight: String
    /// `└`
    public let bottomLeft: String
    /// `┘`
    public let bottomRight: String
    /// `├`
    public let leftTee: String
    /// `┤`
    public let rightTee: String

    static let unicode = BoxGlyphs(
        horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
        leftTee: "├", rightTee: "┤"
    )

    static let ascii = BoxGlyphs(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
        leftTee: "+", rightTee: "+"
    )
}
