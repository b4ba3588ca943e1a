import OrdersCore

/// Finds rows by id, by the start of a text and by what a text contains, in this order, each row once.
struct DirectorySearch {
    /// The table, its id, and what to select, id first.
    let table: String
    let id: String
    let idType: IDType
    let columns: String
    /// The texts to look into.
    let fields: [String]

    static func users(_ users: MappedUsers) -> DirectorySearch {
        DirectorySearch(
            table: users.table, id: users.id, idType: users.idType, columns: users.columns,
            fields: [users.username, users.email])
    }

    /// Longer texts than any name are not looked for.
    private static let longestText = 1_000

    func rows(_ db: PostgresConnection, matching text: String, limit: Int) throws -> [PostgresRow] {
        guard !text.isEmpty, limit > 0, text.utf8.count <= DirectorySearch.longestText, !text.contains("\0")
        else {
            return []
        }
        var found = DistinctRows<PostgresValue, PostgresRow>(limit: limit)
        for form in OpaqueID.forms(of: text) { found.add(try byID(form).rows(db)) }
        for field in fields where !found.isFull {
            found.add(try starting(field, with: text, limit: limit).rows(db))
        }
        if !found.isFull { found.add(try containing(text, limit: limit).rows(db)) }
        return found.rows
    }

    private func byID(_ value: OpaqueID) -> Query {
        Query("SELECT \(columns) FROM \(table) WHERE \(id) = :id", ["id": PostgresValue(value, as: idType)])
    }

    /// Those of which a field starts with a text. An index on the field in lower case answers, where it has the operator
    /// class `text_pattern_ops`.
    func starting(_ field: String, with text: String, limit: Int) -> Query {
        Query(
            """
            SELECT \(columns) FROM \(table) WHERE lower(\(field)) LIKE lower(:pattern)
            ORDER BY lower(\(field)) COLLATE "C", \(idType.ordered(id)) LIMIT :limit
            """, ["pattern": .text(Quoting.pattern(text) + "%"), "limit": .int(Int64(limit))])
    }

    /// As many as are wanted besides those that may have been found before.
    private func containing(_ text: String, limit: Int) -> Query {
        let matches = fields.map { "lower(\($0)) LIKE lower(:pattern)" }
        return Query(
            "SELECT \(columns) FROM \(table) WHERE \(matches.joined(separator: " OR ")) LIMIT :limit",
            ["pattern": .text("%" + Quoting.pattern(text) + "%"), "limit": .int(Int64(2 * limit))])
    }
}

extension DistinctRows where ID == PostgresValue, Row == PostgresRow {
    fileprivate mutating func add(_ rows: [PostgresRow]) {
        for row in rows { add(row, id: row.isNull(0) ? nil : row[0]) }
    }
}
