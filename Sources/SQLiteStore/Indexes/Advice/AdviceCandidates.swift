import GRDB
import OrdersCore

/// Which indexes are measured.
struct AdviceCandidates {
    let proposed: [IndexDefinition]
    let typed: [TypedCandidate]
    /// The statements of the indexes that the orders have.
    let present: [String]

    /// What is to be measured, the proposed ones first, and which proposed ones are there already.
    ///
    /// - Parameter db: A database with the orders' table, its indexes and few rows, to check typed ones in.
    /// - Throws: `OrdersError` (`invalidInput`).
    func sorted(checkedIn db: Database) throws -> (new: [IndexDefinition], present: [IndexDefinition]) {
        var names = Set(try String.fetchAll(db, sql: "SELECT lower(name) FROM sqlite_schema"))
        let known = Set(present.map(AdviceCandidates.contents))
        let isPresent = { (definition: IndexDefinition) in
            names.contains(definition.name.lowercased())
                || known.contains(AdviceCandidates.contents(definition.statement))
        }
        let there = proposed.filter(isPresent)
        var candidates = proposed.filter { !there.contains($0) }
        names.formUnion(candidates.map { $0.name.lowercased() })
        for one in typed {
            let definition = try one.definition(checkedIn: db, taken: names)
            names.insert(definition.name.lowercased())
            candidates.append(definition)
        }
        return (candidates, there)
    }

    /// What an index holds: its columns and condition, without regard to quotes, spaces and letter case.
    private static func contents(_ statement: String) -> String {
        let body = statement.drop { $0 != "(" }.lowercased()
        return String(body.filter { !$0.isWhitespace && $0 != "\"" })
    }
}
