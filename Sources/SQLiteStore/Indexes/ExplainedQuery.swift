import GRDB
import OrdersCore

/// A statement with the planner's word on it.
struct ExplainedQuery {
    /// One line of EXPLAIN QUERY PLAN.
    struct Line: Hashable {
        let depth: Int
        let detail: String
    }

    let query: Query

    init(_ query: Query) {
        self.query = query
    }

    /// The plan's lines in order; see <https://www.sqlite.org/eqp.html>.
    func lines(_ db: Database) throws -> [Line] {
        let rows = try Query("EXPLAIN QUERY PLAN " + query.sql, query.arguments).rows(db)
        var depths: [Int: Int] = [:]
        return rows.map { row in
            let id: Int = row[0]
            let parent: Int = row[1]
            let depth = depths[parent].map { $0 + 1 } ?? 0
            depths[id] = depth
            return Line(depth: depth, detail: row[3])
        }
    }

    /// The root pages of the tables and indexes that the statement opens, by what it is compiled to; see
    /// <https://www.sqlite.org/opcode.html>.
    func openedRoots(_ db: Database) throws -> Set<Int64> {
        let rows = try Query("EXPLAIN " + query.sql, query.arguments).rows(db)
        let opened = rows.filter { row in
            ["OpenRead", "ReopenIdx"].contains(row["opcode"] as String) && row["p3"] as Int == 0
        }
        return Set(opened.map { $0["p2"] })
    }

    /// Whether no step reads a whole table or index.
    func isIndexBacked(_ db: Database) throws -> Bool {
        try !lines(db).contains { $0.detail.hasPrefix("SCAN ") }
    }
}
