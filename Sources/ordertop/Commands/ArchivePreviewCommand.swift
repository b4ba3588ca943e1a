import ArgumentParser
import OrdersCore

/// `ordertop archive preview`: what a run would do.
struct ArchivePreviewCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what an archive run would move, and the SQL.",
        discussion: """
            Changes nothing, and needs no set-up. --held-back lists the orders that are old enough and stay all the \
            same, with the reason.

            Examples:
              ordertop archive preview
              ordertop archive preview --older-than 1y --format json
              ordertop archive preview --held-back --keep-status disputed
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var age: ArchivePolicyOption
    @OptionGroup var most: RowLimitOption

    @Flag(help: "List the orders that stay, by id; 100 of them, or as many as --limit says.")
    var heldBack = false

    var given: [String: String] { common.given + age.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try age.take(settings)
    }

    func run() async throws {
        let selection = age.policy.selection(at: common.now, limit: most.rows)
        guard !heldBack else { return try await list(selection) }
        let preview = try await common.withStore(for: .change) { try await $0.previewMove(of: selection) }
        try Console.standard.print(OutputDocument(preview), as: output.format)
    }
}

extension ArchivePreviewCommand {
    private func list(_ selection: ArchiveSelection) async throws {
        let limit = Int(most.rows ?? 100)
        let held = try await common.withStore(for: .read) {
            try await $0.heldOrders(in: selection, limit: limit)
        }
        try Console.standard.print(OutputDocument(held, limit: limit), as: output.format)
    }
}

extension OutputDocument {
    /// Orders that stay.
    init(_ held: [HeldOrder], limit: Int) {
        let table = OutputTable(
            columns: [
                .number("id"), .text("user_id"), .number("total_amount", title: "total"), .text("status"),
                .text("created_at", title: "created (UTC)"), .text("reasons"),
            ],
            rows: held.map { held in
                [
                    .id(held.order.id.value), .optional(held.order.userID) { .id($0.value) },
                    .money(held.order.total), .optional(held.order.status, OutputCell.text),
                    .instant(held.order.createdAt), .list(held.reasons),
                ]
            })
        let more = held.count == limit ? "; --limit shows more" : ""
        self.init(rows: table, captions: ["\(held.count.grouped) orders that stay\(more)."])
    }

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
