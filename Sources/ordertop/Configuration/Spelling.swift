/// Finds what a person may have meant.
enum Spelling {
    /// The word that is nearest to a misspelt one, where one is near.
    static func nearest(to word: String, in words: some Sequence<String>) -> String? {
        let near = words.map { ($0, distance(word.lowercased(), $0.lowercased())) }
            .filter { $0.1 <= max(1, min(word.count, $0.0.count) / 3) }
        return near.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    /// `did you mean theme?`, or what there is to choose from.
    static func advice(for word: String, among words: [String]) -> String {
        nearest(to: word, in: words).map { "did you mean \($0)?" }
            ?? "known are \(words.joined(separator: ", "))."
    }

    /// How many letters must be put in, left out, replaced or swapped with their neighbour (Damerau and Levenshtein's
    /// distance, without changing a letter twice).
    static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var before: [Int] = []
        var above = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let isSame = first[row] == second[column]
                var best = min(above[column] + (isSame ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            (before, above) = (above, current)
        }
        return above[second.count]
    }
}
