import ArgumentParser
import OrdersCore

/// `ordertop indexes list`: the indexes there are, and those that could be.
struct IndexesListCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the indexes of the orders, users, products and views tables.",
        discussion: """
            Says which of ordertop's queries each index answers, and which proposed indexes aren't built. \
            --sizes measures bytes, which reads the whole file.

            Examples:
              ordertop indexes list
              ordertop indexes list --sizes --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Flag(help: "Measure how many bytes each index takes; slow on large files.")
    var sizes = false

    func run() async throws {
        let document = try await common.withStore(for: .read) { store in
            OutputDocument(
                try await store.indexes(), sizes: sizes ? try await store.indexSizes() : [:],
                proposed: store.proposedIndexes)
        }
        try Console.standard.print(document, as: output.format)
    }
}

extension OutputDocument {
    /// Indexes, then the proposed ones that aren't built.
    init(_ indexes: [IndexInfo], sizes: [String: Int64], proposed: [IndexDefinition]) {
        let names = Set(indexes.map(\.name))
        let missing = proposed.filter { !names.contains($0.name) }
        let table = OutputTable(
            columns: [
                .text("name"), .text("table"), .text("columns"), .hidden("unique"), .hidden("partial"),
                .text("built"), .text("used_by"), .text("covers_report"), .number("bytes", title: "size"),
                .hidden("definition"),
            ],
            rows: indexes.map { OutputDocument.row($0, bytes: sizes[$0.name]) }
                + missing.map(OutputDocument.row))
        self.init(
            rows: table,
            captions: missing.map {
                "Not built: \($0.name), \($0.purpose); `ordertop indexes build \($0.name)`."
            })
    }

    private static func row(_ index: IndexInfo, bytes: Int64?) -> [OutputCell] {
        [
            .text(index.name), .text(index.table), .list(index.columns), .boolean(index.isUnique),
            .boolean(index.isPartial), .boolean(true), .list(index.usedBy.map(\.rawValue)),
            .boolean(index.coversReport), .optional(bytes, OutputCell.bytes),
            .optional(index.statement, OutputCell.text),
        ]
    }

    private static func row(_ definition: IndexDefinition) -> [OutputCell] {
        [
            .text(definition.name), .text(definition.table), .missing, .missing, .missing, .boolean(false),
            .list([]), .missing, .missing, .text(definition.statement),
        ]
    }
}
