/// A command in the palette.
public struct PaletteItem: Hashable, Sendable {
    /// Its name, by which it is found first.
    public var title: String
    /// What it is called elsewhere, as in a configuration; it finds it, too.
    public var name: String
    /// What it does, in a sentence; its words find it, too.
    public var about: String
    /// What stands at the right: its key.
    public var detail: String
    /// Whether it can be done now.
    public var state: BindingState

    /// A command in the palette.
    public init(
        _ title: String, name: String = "", about: String = "", detail: String = "",
        state: BindingState = .enabled
    ) {
        self.title = title
        self.name = name
        self.about = about
        self.detail = detail
        self.state = state
    }

    /// What its line says after the name: what it does, or why it doesn't.
    var words: String {
        switch state {
        case .enabled: about
        case .disabled(let reason): reason
        }
    }

    /// Name and words in one line.
    var line: String { words.isEmpty ? title : "\(title): \(words)" }

    /// How what was typed fits: the better, the greater, and any title before any name, any name before any sentence.
    /// Nil when it doesn't.
    func score(for query: String) -> Int? {
        if let match = FuzzyMatch(query, in: title) { return 2 * Self.nameBonus + match.score }
        if name.lowercased().contains(query.lowercased()) { return Self.nameBonus }
        return WordMatch(query, in: "\(title): \(about)").map { _ in 0 }
    }

    /// The letters of `line` that were typed.
    func positions(for query: String) -> Set<Int> {
        if let match = FuzzyMatch(query, in: title) { return Set(match.positions) }
        return WordMatch(query, in: line)?.positions ?? []
    }

    /// More than any difference between two names.
    private static let nameBonus = 1_000_000
}
