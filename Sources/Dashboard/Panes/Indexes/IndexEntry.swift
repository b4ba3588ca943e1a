import OrdersCore

/// An index of the list, with what is known of it besides.
struct IndexEntry: Hashable, Sendable {
    let index: IndexInfo
    let findings: [IndexFinding]
    /// Nil while, or where, nobody knows.
    let bytes: Int64?

    var use: IndexUse { IndexUse(index: index, findings: findings) }

    static let traits = ListTraits<IndexEntry, String>(
        key: \.index.name,
        columns: [
            .init(title: "index") { .text($0.index.name) },
            .init(title: "size", startsAscending: false) { $0.bytes.map { .number($0) } ?? .missing },
            .init(title: "rows", startsAscending: false) {
                $0.index.rows.map { .number($0.rows) } ?? .missing
            },
            .init(title: "use") { .text($0.use.text) },
            .init(title: "columns") { .text($0.index.columnsText) },
            .init(title: "table") { .text($0.index.table) },
        ],
        texts: { [$0.index.name, $0.index.table, $0.index.columnsText, $0.use.text] })
}
