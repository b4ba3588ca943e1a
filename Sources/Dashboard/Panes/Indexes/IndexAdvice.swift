import OrdersCore

/// Which proposed indexes are not there.
struct IndexAdvice: Hashable, Sendable {
    /// In the order of the proposals.
    let missing: [IndexDefinition]
    /// The report's index, where it is missing and no other index covers the report.
    let reportIndex: IndexDefinition?

    init(proposals: [IndexDefinition], indexes: [IndexInfo]) {
        // Engines compare names without regard to ASCII case.
        let names = Set(indexes.map { $0.name.lowercased() })
        missing = proposals.filter { !names.contains($0.name.lowercased()) }
        let isCovered = indexes.contains(where: \.coversReport)
        reportIndex = isCovered || missing.first != proposals.first ? nil : missing.first
    }
}
