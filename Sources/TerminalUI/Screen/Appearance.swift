/// How a role looks on a terminal.
public struct Appearance: Hashable, Sendable {
    /// A colour for terminals with 256 colours and its fallback for those with 16 or 8.
    public struct Color: Hashable, Sendable {
        /// The index among 256 colours.
        public var index: UInt8
        /// The index among 16 colours; on 8 colours, 8 to 15 are 0 to 7.
        public var fallback: UInt8

        /// A colour and its fallback.
        public init(_ index: UInt8, fallback: UInt8) {
            self.index = index
            self.fallback = min(fallback, 15)
        }
    }

    /// What a terminal can do besides colour.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The set as bits.
        public let rawValue: UInt8

        /// A set from its bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Bold.
        public static let bold = Attributes(rawValue: 1)
        /// Fainter than ordinary text.
        public static let dim = Attributes(rawValue: 2)
        /// Underlined.
        public static let underline = Attributes(rawValue: 4)
        /// Foreground and background change places.
        public static let reverse = Attributes(rawValue: 8)
        /// Slanted.
        public static let italic = Attributes(rawValue: 16)
    }

    /// The colour of the text; `nil`: the terminal's own.
    public var foreground: Color?
    /// The colour behind the text; `nil`: the terminal's own.
    public var background: Color?
    /// What is added with colours.
    public var attributes: Attributes
    /// What is used instead on a terminal without colours, where nothing else tells roles apart.
    public var monochrome: Attributes

    /// An appearance. Without `monochrome` the attributes are the same with and without colours.
    public init(
        foreground: Color? = nil, background: Color? = nil, attributes: Attributes = [],
        monochrome: Attributes? = nil
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
        self.monochrome = monochrome ?? attributes
    }
}
