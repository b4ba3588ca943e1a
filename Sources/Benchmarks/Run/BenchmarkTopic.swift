import OrdersCore

/// What can be measured by itself.
enum BenchmarkTopic: String, CaseIterable {
    /// The report by direct with each index, and by the `sqlite3` program.
    case direct
    /// Advice on indexes, and what it predicted beside what comes.
    case indexes
    /// What the panes ask beside the report.
    case panes
    case duckdb
    case live
    case archive
    /// The dashboard in a terminal, seen from outside, beside htop, btop and tig.
    case terminal
    /// What the live totals cost writers.
    case writers
    /// The report, live totals, writers and the archive on a PostgreSQL server.
    case server

    /// Whether it needs no file with a shop.
    var makesItsOwnShop: Bool { self == .writers || self == .server }

    /// - Throws: `OrdersError` (`invalidInput`) when there is no such topic.
    init(parsing text: some StringProtocol) throws {
        guard let topic = BenchmarkTopic(rawValue: String(text)) else {
            let all = BenchmarkTopic.allCases.map(\.rawValue).joined(separator: ",")
            throw OrdersError(.invalidInput, "TOPICS has no \"\(text)\": choose from \(all).")
        }
        self = topic
    }
}
