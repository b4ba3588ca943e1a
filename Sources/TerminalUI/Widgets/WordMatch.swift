/// Finds what is meant by words: each of them occurs, anywhere, in whatever case.
public struct WordMatch: Hashable, Sendable {
    /// The places of the words' letters where each first occurs, counted in characters.
    public let positions: Set<Int>

    /// How the words of `query` occur in `candidate`; `nil` when one doesn't. A query without words matches
    /// everything.
    public init?(_ query: String, in candidate: String) {
        let characters = candidate.map { $0.lowercased() }
        var positions: Set<Int> = []
        for word in query.split(whereSeparator: \.isWhitespace) {
            guard let place = Self.place(of: word.map { $0.lowercased() }, in: characters) else { return nil }
            positions.formUnion(place..<place + word.count)
        }
        self.positions = positions
    }

    private static func place(of word: [String], in characters: [String]) -> Int? {
        guard word.count <= characters.count else { return nil }
        return (0...characters.count - word.count).first { start in
            word.indices.allSatisfy { characters[start + $0] == word[$0] }
        }
    }
}
