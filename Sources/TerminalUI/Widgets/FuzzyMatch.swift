/// Finds what was meant by a few letters: all of them occur, in order.
public struct FuzzyMatch: Hashable, Sendable {
    /// The better the match, the greater: letters that follow each other or begin a word count most.
    public let score: Int
    /// The places of the letters, counted in characters.
    public let positions: [Int]

    /// How `query` matches `candidate`, in whatever case; `nil` when it doesn't. Blanks in the query are
    /// left out. An empty query matches everything with score 0.
    public init?(_ query: String, in candidate: String) {
        let wanted = Array(query.lowercased().filter { !$0.isWhitespace })
        let characters = Array(candidate.lowercased())
        guard !wanted.isEmpty else {
            (score, positions) = (0, [])
            return
        }
        let starts = characters.indices.filter { characters[$0] == wanted[0] }
        let attempts = starts.compactMap { Self.positions(of: wanted, in: characters, from: $0) }
        let scored = attempts.map { (Self.score($0, in: characters), $0) }
        guard let best = scored.max(by: { $0.0 < $1.0 }) else { return nil }
        (score, positions) = best
    }

    private static func positions(
        of wanted: [Character], in characters: [Character], from start: Int
    ) -> [Int]? {
        var places: [Int] = []
        var next = start
        for letter in wanted {
            guard let place = characters[next...].firstIndex(of: letter) else { return nil }
            places.append(place)
            next = place + 1
        }
        return places
    }

    private static func score(_ places: [Int], in characters: [Character]) -> Int {
        var score = 0
        var last = -2
        for place in places {
            let beginsWord = place == 0 || !(characters[place - 1].isLetter || characters[place - 1].isNumber)
            score += 1 + (last == place - 1 ? 4 : 0) + (beginsWord ? 3 : 0)
            last = place
        }
        return score * 100 - characters.count
    }
}
