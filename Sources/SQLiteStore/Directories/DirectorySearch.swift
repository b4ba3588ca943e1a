import GRDB
import OrdersCore

/// Finds rows by id, by the start of a text and by what a text contains, in this order, each row once.
struct DirectorySearch {
    /// The table, its id, and what to select, id first.
    let table: String
    let id: String
    let columns: String
    /// The texts to look into.
    let fields: [String]

    /// Longer texts than any name are not looked for: SQLite limits patterns.
    private static let longestText = 1_000

    func rows(_ db: Database, matching text: String, limit: Int) throws -> [Row] {
        guard !text.isEmpty, limit > 0, text.utf8.count <= DirectorySearch.longestText else { return [] }
        var found = DistinctRows<DatabaseValue, Row>(limit: limit)
        for form in OpaqueID.forms(of: text) {
            try found.add(byID(form).cursor(db))
        }
        try found.add(starting(with: text, limit: limit).cursor(db))
        if !found.isFull {
            try found.add(containing(text).cursor(db))
        }
        return found.rows
    }

    private func byID(_ value: OpaqueID) -> Query {
        Query("SELECT \(columns) FROM \(table) WHERE \(id) = :id", ["id": value.storage])
    }

    /// Those of the first field, then those of the next. For each a range under NOCASE, which an index with that
    /// collation answers: up to the text followed by the last character there is.
    func starting(with text: String, limit: Int) -> Query {
        let ranges = fields.map { field in
            """
            SELECT * FROM (
              SELECT \(columns) FROM \(table)
              WHERE \(field) >= :first COLLATE NOCASE AND \(field) < :last COLLATE NOCASE
              ORDER BY \(field) COLLATE NOCASE, \(id)
              LIMIT :limit
            )
            """
        }
        return Query(
            ranges.joined(separator: "\nUNION ALL\n"),
            [
                "first": text.databaseValue,
                "last": (text + "\u{10FFFF}").databaseValue,
                "limit": limit.databaseValue,
            ]
        )
    }

    /// Reads the whole table in its own order until enough is found.
    private func containing(_ text: String) -> Query {
        let matches = fields.map { "\($0) LIKE :pattern ESCAPE '\\'" }
        return Query(
            "SELECT \(columns) FROM \(table) WHERE \(matches.joined(separator: " OR "))",
            ["pattern": ("%" + Quoting.pattern(text) + "%").databaseValue]
        )
    }
}

extension DistinctRows where ID == DatabaseValue, Row == GRDB.Row {
    /// Reads on only until there are enough.
    fileprivate mutating func add(_ cursor: RowCursor) throws {
        while !isFull, let row = try cursor.next() {
            let id: DatabaseValue = row[0]
            add(row.copy(), id: id.isNull ? nil : id)
        }
    }
}
