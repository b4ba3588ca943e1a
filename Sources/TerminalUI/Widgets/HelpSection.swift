/// A part of the help: a title and what the keys or marks under it mean.
public struct HelpSection: Hashable, Sendable {
    /// One key or mark and what it does.
    public struct Row: Hashable, Sendable {
        /// The keys as they are shown, `↑ k`, or a mark as it stands on the screen.
        public var keys: String
        /// What they do, in a sentence.
        public var help: String
        /// How the keys or the mark are drawn.
        public var style: Style
        /// Why it can't be done now, in a sentence; nil when it can.
        public var reason: String?

        /// A line of the help.
        public init(keys: String, help: String, style: Style = .key, reason: String? = nil) {
            self.keys = keys
            self.help = help
            self.style = style
            self.reason = reason
        }
    }

    /// What stands above its rows.
    public var title: String
    /// The rows.
    public var rows: [Row]

    /// A part of the help.
    public init(title: String, rows: [Row]) {
        self.title = title
        self.rows = rows
    }
}
