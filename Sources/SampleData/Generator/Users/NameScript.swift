/// The names of people who write one way.
struct NameScript: Sendable {
    /// A name as its bearer writes it, and in ASCII for an e-mail address.
    struct Name: Sendable {
        let native: String
        let ascii: String
    }

    /// Which name comes first, and what stands between.
    enum Order: Sendable {
        case givenFirst
        /// Family name first and nothing between, as in China, Japan and Korea.
        case familyFirst
    }

    let title: String
    /// How many of the shop's users, in parts of the sum of all scripts.
    let share: UInt64
    let order: Order
    /// How many in a hundred choose a username in their own script.
    let nativePercent: Int
    let given: [Name]
    let family: [Name]

    /// - Parameters:
    ///   - given: names separated by blanks, each `native=ascii`, or plain where both are the same.
    ///   - family: as `given`.
    init(
        _ title: String, share: UInt64, order: Order = .givenFirst, nativePercent: Int, given: String,
        family: String
    ) {
        self.title = title
        self.share = share
        self.order = order
        self.nativePercent = nativePercent
        self.given = NameScript.names(given)
        self.family = NameScript.names(family)
    }

    private static func names(_ text: String) -> [Name] {
        text.split { $0 == " " || $0 == "\n" }.map { word in
            let parts = word.split(separator: "=", maxSplits: 1)
            return Name(native: String(parts[0]), ascii: String(parts[parts.count - 1]).lowercased())
        }
    }
}
