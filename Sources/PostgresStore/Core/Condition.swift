/// Part of a WHERE clause with its named arguments.
struct Condition: Hashable, Sendable {
    let sql: String
    let arguments: [String: PostgresValue]

    init(_ sql: String, _ arguments: [String: PostgresValue] = [:]) {
        self.sql = sql
        self.arguments = arguments
    }

    /// All of the conditions; true when there are none.
    static func all(_ conditions: [Condition]) -> Condition {
        let arguments = conditions.reduce(into: [String: PostgresValue]()) { all, condition in
            all.merge(condition.arguments) { first, _ in first }
        }
        let sql = conditions.map(\.sql).joined(separator: "\n  AND ")
        return Condition(sql.isEmpty ? "TRUE" : sql, arguments)
    }
}
