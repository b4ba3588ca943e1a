import OrdersCore

/// Reads what the planner says. Its lines name indexes without quotes, so names are looked for, not parsed.
struct PlanReader {
    /// The mapped tables, and the names of their indexes.
    let tables: [String]
    let indexNames: [String]

    /// The index a line uses; the longest name that fits, because one name can be the start of another.
    func index(in detail: String) -> String? {
        indexNames.filter { isUsed($0, in: detail) }.max { $0.utf8.count < $1.utf8.count }
    }

    func scansTable(_ detail: String) -> Bool {
        tables.contains { table in
            detail == "SCAN \(table)" || detail.hasPrefix("SCAN \(table) USING INTEGER PRIMARY")
        }
    }

    /// How a plan reaches a table.
    func access(to table: String, in lines: [ExplainedQuery.Line]) -> QueryPlan.Access {
        let details = lines.map(\.detail).filter { concerns(table, $0) }
        if details.isEmpty || details.contains(where: scansTable) { return .tableScan }
        return details.allSatisfy { $0.contains("USING COVERING INDEX ") } ? .indexOnly : .index
    }

    /// Whether a line reads a table: `SEARCH orders USING …`.
    func concerns(_ table: String, _ detail: String) -> Bool {
        ["SCAN \(table)", "SEARCH \(table)"].contains { detail == $0 || detail.hasPrefix($0 + " ") }
    }

    private func isUsed(_ name: String, in detail: String) -> Bool {
        let use = " INDEX \(name)"
        return detail.hasSuffix(use) || detail.contains(use + " (")
    }
}
