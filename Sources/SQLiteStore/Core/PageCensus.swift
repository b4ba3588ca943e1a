import GRDB

/// Sizes in pages, by <https://www.sqlite.org/dbstat.html>. It reads every page it counts.
struct PageCensus {
    let db: Database

    /// Up to this size of the whole file, counting a table takes a few milliseconds.
    private static let quickBytes: Int64 = 128 << 20

    /// Bytes of the file.
    ///
    /// - Parameter schema: The name of its database on the connection.
    func fileBytes(of schema: String = "main") throws -> Int64 {
        let pages = try Int64.fetchOne(db, sql: "PRAGMA \(schema).page_count") ?? 0
        let size = try Int64.fetchOne(db, sql: "PRAGMA \(schema).page_size") ?? 0
        return pages * size
    }

    /// Bytes of a table's own pages, without its indexes; nil where counting would be slow.
    func bytes(ofTable table: String, in schema: String = "main") throws -> Int64? {
        guard try fileBytes(of: schema) <= PageCensus.quickBytes else { return nil }
        return try optional {
            try Query(
                "SELECT pgsize FROM dbstat(:schema) WHERE name = :name AND aggregate = 1",
                ["name": table.databaseValue, "schema": schema.databaseValue]
            )
            .count(db)
        }
    }

    /// Bytes of an index, or of a table without its indexes. Reads every page of it, one at a time, so that it can
    /// be interrupted between any two.
    ///
    /// - Returns: nil where there is none of that name, or SQLite was built without the means to tell.
    func bytes(ofTree name: String) throws -> Int64? {
        try optional {
            let sum = try Query(
                "SELECT SUM(pgsize) FROM dbstat('main') WHERE name = :name", ["name": name.databaseValue]
            ).value(db)
            return Int64.fromDatabaseValue(sum)
        } ?? nil
    }

    private func optional<Value>(_ body: () throws -> Value) throws -> Value? {
        do {
            return try body()
        } catch let error as DatabaseError where error.message?.contains("dbstat") == true {
            return nil
        }
    }
}
