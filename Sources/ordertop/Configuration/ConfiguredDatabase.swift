import PostgresStore

/// A database that the configuration file has a name for.
struct ConfiguredDatabase: Sendable {
    let name: String
    /// A path or a server's address, which may hold a password.
    let address: ConfiguredValue
    /// What is set for this database alone, by the setting's key.
    let values: [String: ConfiguredValue]

    /// The address as it may be shown.
    var shownAddress: String {
        (try? DatabaseLocation(named: address.text))?.name ?? ""
    }

    /// Whether a text may name a database. What has a dot or a slash is a path, and no name can be mistaken for it.
    static func canBeNamed(_ text: String) -> Bool {
        !text.isEmpty
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
}
