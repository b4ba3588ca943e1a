/// A part of the help: a title and what the keys under it do.
public struct HelpSection: Hashable, Sendable {
    /// One key and what it does.
    public struct Row: Hashable, Sendable {
        /// The keys as they are shown: `↑ k`.
        public var keys: String
        /// What they do, in a sentence.
        public var help: String

        /// A line of the help.
        public init(keys: String, help: String) {
            self.keys = keys
            self.help = help
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

    /// A part of the help made from bindings.
    public init<Action>(title: String, bindings: KeyMap<Action>, glyphs: Glyphs) {
        let rows = bindings.bindings.map { Row(keys: $0.helpName(glyphs), help: $0.help) }
        self.init(title: title, rows: rows)
    }
}
