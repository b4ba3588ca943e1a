/// Something wrong in the configuration, with the place where it is.
struct ConfigurationMistake: Hashable, Sendable {
    /// The line of the file; nil for a variable of the environment and for a file that can't be read at all.
    let place: FilePlace?
    /// One sentence, with what to do.
    let words: String

    var sentence: String {
        place.map { "\($0): \(words)" } ?? words
    }
}

/// All that is wrong in the configuration. Nothing is done with half of one.
struct ConfigurationMistakes: Error {
    let list: [ConfigurationMistake]

    /// In the order of the file's lines.
    init(_ list: [ConfigurationMistake]) {
        self.list = list.sorted {
            ($0.place?.line ?? 0, $0.place?.column ?? 0) < ($1.place?.line ?? 0, $1.place?.column ?? 0)
        }
    }

    /// One sentence for each, the first ones only where there are many.
    var sentences: [String] {
        let shown = list.prefix(ConfigurationMistakes.limit).map(\.sentence)
        let rest = list.count - shown.count
        return rest == 0 ? shown : shown + ["There are \(rest) more mistakes like these."]
    }

    private static let limit = 10
}
