extension OutputDocument {
    /// Indexes, then the proposed ones that aren't built.
    package init(
        _ indexes: [IndexInfo], sizes: [String: Int64], proposed: [IndexDefinition]
    ) {
        let names = Set(indexes.map { $0.name.lowercased() })
        let missing = proposed.filter { !names.contains($0.name.lowercased()) }
        let findings = IndexFindings(indexes)
        let table = OutputTable(
            columns: OutputDocument.indexColumns(countsUses: indexes.contains { $0.uses != nil }),
            rows: indexes.map { OutputDocument.row($0, findings[$0.name], bytes: sizes[$0.name]) }
                + missing.map(OutputDocument.row))
        let outgrown = indexes.filter(\.hasOutgrownStatistics).map {
            "The planner's statistics of \($0.name) are outdated: ANALYZE gathers them anew."
        }
        self.init(
            rows: table,
            captions: outgrown
                + missing.map {
                    "Not built: \($0.name), \($0.purpose); `ordertop indexes build \($0.name)`."
                })
    }

    /// - Parameter countsUses: whether the engine counts them; else the column is for programs alone.
    private static func indexColumns(countsUses: Bool) -> [OutputColumn] {
        [
            .text("name"), .text("table"), .hidden("columns"), .hidden("unique"), .hidden("partial"),
            .text("built"), .text("used_by"), .text("covers_report"), .number("bytes", title: "size"),
            .hidden("definition"), .text("keys", title: "columns"), .hidden("condition"), .number("rows"),
            .hidden("rows_are_exact"), .hidden("statistics_rows"), .hidden("statistics_since"),
            .hidden("statistics_are_outdated"), .hidden("included"), .hidden("method"), .hidden("usable"),
            countsUses ? .number("uses") : .hidden("uses"), .hidden("uses_since"), .text("findings"),
        ]
    }

    private static func row(_ index: IndexInfo, _ findings: [IndexFinding], bytes: Int64?) -> [OutputCell] {
        [
            .text(index.name), .text(index.table), .list(index.columns), .boolean(index.isUnique),
            .boolean(index.isPartial), .boolean(true), .list(index.usedBy.map(\.rawValue)),
            .boolean(index.coversReport), .optional(bytes, OutputCell.bytes),
            .optional(index.statement, OutputCell.text), .list(index.keys.map(\.text)),
            .optional(index.condition, OutputCell.text), .optional(index.rows) { .integer($0.rows) },
            .optional(index.rows) { .boolean($0.isExact) },
            .optional(index.statistics) { .integer($0.rows) },
            .optional(index.statistics?.gatheredAt, OutputCell.instant),
            .optional(index.statistics) { _ in .boolean(index.hasOutgrownStatistics) },
            .list(index.included), .optional(index.method, OutputCell.text), .boolean(index.isUsable),
            .optional(index.uses) { .integer($0.count) }, .optional(index.uses?.since, OutputCell.instant),
            .list(findings.map(\.words)),
        ]
    }

    private static func row(_ definition: IndexDefinition) -> [OutputCell] {
        let cells: [String: OutputCell] = [
            "name": .text(definition.name), "table": .text(definition.table), "built": .boolean(false),
            "used_by": .list([]), "included": .list([]), "findings": .list([]),
            "definition": .text(definition.statement),
        ]
        return indexColumns(countsUses: false).map { cells[$0.key] ?? .missing }
    }
}
