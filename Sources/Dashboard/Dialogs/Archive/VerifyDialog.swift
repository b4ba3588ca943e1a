import OrdersCore
import TerminalUI

/// Compares main, archive and journal in the background, and shows what was found.
struct VerifyDialog: Dialog {
    enum Message: Sendable {
        case verified(Result<ArchiveVerification, OrdersError>)
    }

    private let archive: any OrderArchive
    private var result: Result<ArchiveVerification, OrdersError>?
    private var scroll = 0

    let effectIDs: [EffectID] = ["archive.verify"]
    let keys: KeyMap<Message> = []

    init(archive: any OrderArchive) {
        self.archive = archive
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let maximum = view(.unicode).maximumScroll(in: context.size)
        switch event {
        case .appeared:
            let archive = archive
            return [.effect(.query("archive.verify", Message.verified) { try await archive.verifyArchive() })]
        case .moved(let move):
            scroll = scroll.scrolled(move, height: context.size.rows / 2, maximum: maximum)
        case .scrolled(let rows): scroll = max(0, min(scroll + rows, maximum))
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        guard case .verified(let result) = message else { return [] }
        self.result = result
        if case .failure(let error) = result { return [.record(error, during: "verifying the archive")] }
        return []
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(canvas.glyphs).draw(on: canvas)
    }

    private func view(_ glyphs: Glyphs) -> DialogView {
        DialogView(title: "Verify the archive", body: lines(glyphs), scroll: scroll)
    }

    private func lines(_ glyphs: Glyphs) -> [[Span]] {
        switch result {
        case nil:
            return [
                [Span("Comparing main, archive and journal.")],
                [Span("Esc stops it; nothing is changed either way.", .dim)],
            ]
        case .failure(let error): return [FailureLine.spans(error, shownSince: nil, glyphs)]
        case .success(let found): return figures(found) + [[]] + verdict(found, glyphs)
        }
    }

    private func figures(_ found: ArchiveVerification) -> [[Span]] {
        let rows = [
            ("in the archive", found.archivedRows), ("by the journal", found.journalRows),
            ("in both places", found.rowsInBoth),
        ]
        let width = rows.map { $0.1.grouped.count }.max() ?? 0
        return rows.map { name, count in
            let padding = String(repeating: " ", count: width - count.grouped.count)
            return [Span("\(name)  ", .dim), Span(padding + count.grouped)]
        }
    }

    private func verdict(_ found: ArchiveVerification, _ glyphs: Glyphs) -> [[Span]] {
        guard !found.differences.isEmpty else {
            return [[Span("\(glyphs.check) ", .good), Span("No differences.")]]
        }
        return found.differences.map { [Span("\(glyphs.cross) ", .bad), Span($0)] }
    }
}
