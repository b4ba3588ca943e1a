import Foundation
import OrdersCore

/// Builds an index over rows from all over the table, on a copy of them, to predict the whole.
struct BuildForecast: Hashable, Sendable {
    /// Rows of the table, where counting is slow an estimate.
    let rows: Int64
    let duration: Duration
    let bytes: Int64

    private static let sampledRows: Int64 = 100_000
    /// What a build that lets writers go on takes beside a plain one on a temporary copy: it reads the table twice, and
    /// writes to the log. Measured on 10 million orders with PostgreSQL 15.
    static let concurrentFactor = 1.2

    init(_ definition: IndexDefinition, on table: MappedRelation, _ db: PostgresConnection) throws {
        let copy = TableCopy(table: table, db: db)
        let rows = try RowEstimate(table: table.shape, sql: table.sql).rows(db)
        let (sampled, took, bytes) = try TableCopy.tried(db) {
            try copy.create()
            let sampled = try copy.fillSample(most: BuildForecast.sampledRows, of: rows)
            let took = try db.timed { _ = try Query(definition.statement(onTemporary: table.name)).run(db) }
            return (sampled, took, try db.bytes(ofTemporary: definition.name))
        }
        self.rows = rows
        let growth = Double(max(2, rows)) / Double(max(2, sampled))
        let sorting = log(Double(max(2, rows))) / log(Double(max(2, sampled)))
        duration = took * (growth * sorting * BuildForecast.concurrentFactor)
        self.bytes = Int64(Double(bytes) * growth)
    }
}

extension PostgresConnection {
    /// How long a piece of work takes.
    func timed(_ work: () throws -> Void) rethrows -> Duration {
        try ContinuousClock().measure(work)
    }

    /// Bytes of a table or index of this session alone.
    func bytes(ofTemporary name: String) throws -> Int64 {
        try Query(
            "SELECT pg_relation_size(c.oid) FROM pg_class AS c WHERE c.relname = :name AND c.relnamespace = pg_my_temp_schema()",
            ["name": .text(name)]
        ).count(self)
    }
}
