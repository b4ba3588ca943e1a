/// A piece of text in one style. Lines are arrays of spans.
public struct Span: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text as it came; it is sanitised when it is drawn.
    public var text: String
    /// How it is drawn.
    public var style: Style

    /// A piece of text in one style.
    public init(_ text: String, _ style: Style = .text) {
        self.text = text
        self.style = style
    }

    /// A piece of ordinary text.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
