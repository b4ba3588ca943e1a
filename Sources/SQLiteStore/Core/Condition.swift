import GRDB

/// Part of a WHERE clause with its named arguments.
struct Condition: Sendable {
    let sql: String
    let arguments: [String: DatabaseValue]

    init(_ sql: String, _ arguments: [String: DatabaseValue] = [:]) {
        self.sql = sql
        self.arguments = arguments
    }

    /// All of the conditions; true when there are none.
    static func all(_ conditions: [Condition]) -> Condition {
        let arguments = conditions.reduce(into: [String: DatabaseValue]()) { all, condition in
            all.merge(condition.arguments) { first, _ in first }
        }
        let sql = conditions.map(\.sql).joined(separator: "\n  AND ")
        return Condition(sql.isEmpty ? "1" : sql, arguments)
    }
}
