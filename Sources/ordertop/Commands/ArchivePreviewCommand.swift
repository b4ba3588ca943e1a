import ArgumentParser
import OrdersCore

/// `ordertop archive preview`: what a run would do.
struct ArchivePreviewCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what an archive run would move, and the SQL.",
        discussion: """
            Changes nothing, and needs no set-up.

            Examples:
              ordertop archive preview
              ordertop archive preview --older-than 1y --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var age: ArchivePolicyOption
    @OptionGroup var most: RowLimitOption

    func run() async throws {
        let selection = age.policy.selection(at: common.now, limit: most.rows)
        let preview = try await common.withStore(for: .change) { try await $0.previewMove(of: selection) }
        try Console.standard.print(OutputDocument(preview), as: output.format)
    }
}

extension OutputDocument {
    /// What a move would do.
    init(_ preview: ArchivePreview) {
        let selection = preview.selection
        let table = OutputTable(
            columns: [
                .text("direction"), .hidden("from"), .text("until", title: "before (UTC)"),
                .number("limit"), .number("rows"), .hidden("children"), .hidden("flagged_rows"),
                .text("oldest", title: "oldest (UTC)"),
                .text("newest", title: "newest (UTC)"), .hidden("held_back"), .hidden("statements"),
                .hidden("obstacles"),
            ],
            rows: [
                [
                    .text(selection.direction.rawValue), .optional(selection.from, OutputCell.instant),
                    .optional(selection.until, OutputCell.instant),
                    .optional(selection.limit) { .integer($0) },
                    .integer(preview.rows), .list(preview.children.map(\.words)),
                    .integer(preview.flaggedRows),
                    .optional(preview.oldest, OutputCell.instant),
                    .optional(preview.newest, OutputCell.instant), .list(preview.heldBack.map(\.sentence)),
                    .list(preview.statements), .list(preview.obstacles),
                ]
            ])
        self.init(
            object: table,
            captions: preview.children.map { "Moves \($0.words) with them." }
                + preview.heldBack.map(\.sentence)
                + (preview.flaggedRows > 0
                    ? ["\(preview.flaggedRows.grouped) of them are flagged already."] : [])
                + ["SQL of one batch:"]
                + preview.statements.map(\.asStatement)
                + preview.obstacles.map { "It can't start: \($0)" })
    }
}
