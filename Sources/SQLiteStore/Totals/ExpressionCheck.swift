import GRDB
import OrdersCore

/// Whether what the schema says in expressions follows from the order alone: an order that counts otherwise because
/// something else changed, another table or the time, would go unnoticed by triggers on the orders.
struct ExpressionCheck {
    let db: Database
    let schema: OrdersSchema

    func obstacles() throws -> [String] {
        let orders = schema.orders
        let fields =
            [("total", orders.total), ("date", orders.createdAt)]
            + (orders.status.map { [("status", $0)] } ?? [])
        return try fields.compactMap { name, field in
            guard case .expression(let sql) = field, let reason = try reason(against: sql) else { return nil }
            return "the orders' \(name) is an expression over \(reason), whose changes no trigger on "
                + "\"\(orders.table)\" can see"
        }
    }

    private func reason(against expression: String) throws -> String? {
        let table = Quoting.identifier(schema.orders.table)
        let program = try Query("EXPLAIN SELECT (\(expression)) FROM \(table)").rows(db)
        let steps = program.map { (operation: $0["opcode"] as String, detail: ($0["p4"] as String?) ?? "") }
        if steps.count(where: { ExpressionCheck.openings.contains($0.operation) }) > 1 { return "other rows" }
        let functions = steps.filter { $0.operation.hasSuffix("Func") || $0.operation.hasPrefix("Function") }
            .map { String($0.detail.prefix { $0 != "(" }).lowercased() }
        if functions.contains(where: ExpressionCheck.restless.contains) { return "chance or the time of day" }
        let saysNow = steps.contains { $0.detail.lowercased() == "now" }
        return saysNow && functions.contains(where: ExpressionCheck.dates.contains) ? "the time of day" : nil
    }

    /// Every table that is read is opened; the orders themselves are one. See
    /// <https://www.sqlite.org/opcode.html>.
    private static let openings: Set = ["OpenRead", "VOpen"]
    private static let restless: Set = [
        "random", "randomblob", "changes", "total_changes", "last_insert_rowid", "current_timestamp",
        "current_date", "current_time",
    ]
    private static let dates: Set = [
        "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff",
    ]
}
