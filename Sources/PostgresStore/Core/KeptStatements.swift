import CLibpq

/// Which statements a session has seen, and which of them the server has prepared.
struct KeptStatements {
    /// How to run a statement.
    enum Use: Hashable {
        case once
        case prepare(name: String)
        case prepared(name: String)
        /// There are too many; after they are forgotten, ask again.
        case forgetAll
    }

    private struct Key: Hashable {
        let sql: String
        let types: [Oid]
    }

    private var named: [String: NamedArguments] = [:]
    /// The names of prepared statements; empty for one that ran once.
    private var names: [Key: String] = [:]
    private var number = 0

    private static let most = 300

    /// A statement with its arguments' names.
    mutating func named(_ sql: String) -> NamedArguments {
        if let known = named[sql] { return known }
        let arguments = NamedArguments(sql)
        named[sql] = arguments
        return arguments
    }

    mutating func use(_ sql: String, types: [Oid]) -> Use {
        let key = Key(sql: sql, types: types)
        guard let name = names[key] else {
            guard names.count < KeptStatements.most else {
                (names, named) = ([:], [:])
                return .forgetAll
            }
            names[key] = ""
            return .once
        }
        guard name.isEmpty else { return .prepared(name: name) }
        number += 1
        let new = "ordertop_\(number)"
        names[key] = new
        return .prepare(name: new)
    }
}
