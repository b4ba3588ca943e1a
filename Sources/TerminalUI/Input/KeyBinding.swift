/// A key with what it does, as data: the footer, the help and the documents are made from it.
public struct KeyBinding<Action: Sendable>: Sendable {
    /// What it is called among the commands, however its keys are bound: `next-pane`.
    public var name: String
    /// The keys, any of which does it; the first is the one to show.
    public var keys: [Key]
    /// A word or two for the footer.
    public var label: String
    /// A sentence for the help.
    public var help: String
    /// What the key does.
    public var action: Action
    /// Its place in the order in which footers keep entries: 0 is dropped last. `nil`: not in the footer.
    public var footerRank: Int?
    /// The keys to show in the footer instead of the first one: `↑↓` for a binding that stands for two.
    public var footerKeys: [Key]?

    /// A binding of `keys` to `action`. Without a `name` it is called by its label, in lower case with hyphens.
    public init(
        name: String? = nil, keys: [Key], label: String, help: String, action: Action, footerRank: Int? = nil,
        footerKeys: [Key]? = nil
    ) {
        self.name =
            name ?? label.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
        self.keys = keys
        self.label = label
        self.help = help
        self.action = action
        self.footerRank = footerRank
        self.footerKeys = footerKeys
    }

    /// The keys as the footer shows them.
    public func footerName(_ glyphs: Glyphs) -> String {
        Key.names(footerKeys ?? Array(keys.prefix(1)), glyphs)
    }

    /// Whether a footer has a place for it, which it hasn't for what has no key.
    var isInFooter: Bool { footerRank != nil && !(footerKeys ?? keys).isEmpty }

    /// All keys as the help shows them: `↑ k`.
    public func helpName(_ glyphs: Glyphs) -> String {
        keys.map { $0.name(glyphs) }.joined(separator: " ")
    }
}
