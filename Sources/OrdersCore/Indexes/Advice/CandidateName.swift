/// What an index that a person typed is called where they gave it no name.
package enum CandidateName {
    /// The words of the text, as a name that nothing else has.
    ///
    /// - Parameter taken: in lower case.
    package static func free(for text: String, on table: String, taken: Set<String>) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        let stem = "\(table)_" + words.prefix(6).joined(separator: "_")
        var (name, number) = (stem, 1)
        while taken.contains(name.lowercased()) {
            number += 1
            name = "\(stem)_\(number)"
        }
        return name
    }
}
