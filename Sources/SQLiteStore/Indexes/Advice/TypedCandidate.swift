import GRDB
import OrdersCore

/// An index as a person typed it.
struct TypedCandidate: Sendable {
    let text: String
    let table: String
    /// What it shall be called; nil for its words.
    var name: String?

    /// Builds it where there is nothing to break, to see whether it is one index on the orders and nothing else.
    ///
    /// - Parameter taken: Names of other candidates.
    /// - Throws: `OrdersError` (`invalidInput`) with what is wrong with it.
    func definition(checkedIn db: Database, taken: Set<String>) throws -> IndexDefinition {
        let name = name ?? CandidateName.free(for: text, on: table, taken: taken)
        let trimmed = text.trimmingSpaces
        guard !trimmed.isEmpty else { throw wrong("it is empty") }
        // Parentheses may hold the columns, or begin an expression.
        let forms = trimmed.hasPrefix("(") ? [trimmed, "(\(trimmed))"] : ["(\(trimmed))"]
        var failure: OrdersError?
        for form in forms {
            let definition = IndexDefinition(
                name: name, table: table,
                statement: "CREATE INDEX \(Quoting.identifier(name)) ON \(Quoting.identifier(table)) \(form)",
                purpose: "as typed")
            do {
                try check(definition, db)
                return definition
            } catch let error as DatabaseError {
                failure = failure ?? wrong(TypedCandidate.reason(error))
            }
        }
        throw failure ?? wrong("no reason given")
    }

    /// Of a second statement the wrapper complains in words for programmers.
    private static func reason(_ error: DatabaseError) -> String {
        let words = error.message ?? "no reason given"
        return words.hasPrefix("Multiple statements") ? "it is more than one statement" : words
    }

    private func check(_ definition: IndexDefinition, _ db: Database) throws {
        let statement = try db.makeStatement(sql: definition.statement)
        try statement.execute()
        try db.execute(sql: "DROP INDEX \(Quoting.identifier(definition.name))")
    }

    private func wrong(_ reason: String) -> OrdersError {
        OrdersError(
            .invalidInput,
            "\"\(text)\" is no index on \"\(table)\" (\(reason)): write columns such as `status, created_at DESC`."
        )
    }
}

extension String {
    /// Without spaces and line ends around.
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
