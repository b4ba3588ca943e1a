import OrdersCore

/// An index as a person typed it.
struct TypedIndex: Sendable {
    let text: String
    let name: String
    /// As the schema names it.
    let table: String

    /// Builds it on an empty copy of the table, to see whether it is one index and nothing else.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) with what is wrong with it.
    func definition(checkedOn copy: TableCopy) throws -> IndexDefinition {
        guard name.utf8.count <= IndexDefinition.longestName, !name.isEmpty, !name.contains("\0") else {
            throw OrdersError(.invalidInput, "An index's name has 1 to \(IndexDefinition.longestName) bytes.")
        }
        guard text.contains(where: { !$0.isWhitespace }), !text.contains("\0") else {
            throw wrong("it is empty")
        }
        var failure: OrdersError?
        for body in forms {
            let definition = IndexDefinition(name: name, on: table, body: body, purpose: "as typed")
            do {
                try check(definition, on: copy)
                return definition
            } catch let error as PostgresError where !error.isConnectionLost {
                failure = failure ?? wrong(TypedIndex.reason(error))
            }
        }
        throw failure ?? wrong("no reason given")
    }

    /// Parentheses may hold the columns, or begin an expression; a method stands before them.
    private var forms: [String] {
        let trimmed = String(text.drop(while: \.isWhitespace))
        if trimmed.prefix(6).lowercased() == "using " { return [trimmed] }
        return trimmed.hasPrefix("(") ? [trimmed, "(\(trimmed))"] : ["(\(trimmed))"]
    }

    /// As a prepared statement, which can't be more than one.
    private func check(_ definition: IndexDefinition, on copy: TableCopy) throws {
        try copy.db.savepoint {
            let statement = try definition.statement(onTemporary: copy.table.name)
            try Query(statement).run(copy.db)
            try copy.db.execute("DROP INDEX pg_temp.\(Quoting.identifier(name))")
        }
    }

    private static func reason(_ error: PostgresError) -> String {
        error.message.hasPrefix("cannot insert multiple commands")
            ? "it is more than one statement" : error.message
    }

    private func wrong(_ reason: String) -> OrdersError {
        OrdersError(
            .invalidInput,
            "\"\(text)\" is no index on \"\(table)\" (\(reason)): write columns such as `status, created_at DESC`."
        )
    }
}
