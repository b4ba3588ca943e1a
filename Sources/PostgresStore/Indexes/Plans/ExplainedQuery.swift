import Foundation
import OrdersCore

/// A statement with the planner's word on it.
struct ExplainedQuery {
    /// What EXPLAIN says of one statement.
    struct Answer: Decodable {
        let plan: ExplainedStep
        /// In milliseconds, where it ran.
        var executionTime: Double?

        private enum CodingKeys: String, CodingKey {
            case plan = "Plan"
            case executionTime = "Execution Time"
        }

        /// What running it has shown; nil where it didn't run.
        var measurement: PlanMeasurement? {
            executionTime.map { time in
                PlanMeasurement(
                    elapsed: .seconds(time / 1_000),
                    rowsReturned: Int64((plan.actualRows ?? 0) * (plan.loops ?? 0)))
            }
        }
    }

    let query: Query

    init(_ query: Query) {
        self.query = query
    }

    /// How the server would answer, with these arguments.
    func plan(_ db: PostgresConnection) throws -> ExplainedStep {
        try explain("EXPLAIN (FORMAT JSON) ", db).plan
    }

    /// How it has answered. The clock isn't read for every step, because that would be most of what is measured.
    func run(_ db: PostgresConnection) throws -> Answer {
        try explain("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ", db)
    }

    private func explain(_ words: String, _ db: PostgresConnection) throws -> Answer {
        let text = try Query(words + query.sql, query.arguments).firstRow(db)?.text(0) ?? "[]"
        guard let answer = try JSONDecoder().decode([Answer].self, from: Data(text.utf8)).first else {
            throw PostgresError("EXPLAIN gave no plan")
        }
        return answer
    }
}
