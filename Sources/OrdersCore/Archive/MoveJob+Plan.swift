// What a run says of itself beforehand.

extension MoveJob {
    public func plan() async throws -> JobPlan {
        let preview = try await archive.previewMove(of: selection, into: place)
        return JobPlan(
            title: draft.title, rows: preview.rows, consequences: consequences(of: preview),
            statements: preview.statements, obstacles: preview.obstacles)
    }

    private func consequences(of preview: ArchivePreview) -> [String] {
        let range = [preview.oldest, preview.newest].compactMap { $0?.dateText }.joined(separator: " to ")
        let created = range.isEmpty ? "" : ", created \(range)"
        return preview.newPlaceConsequences + flagConsequences(of: preview) + [
            "\(selection.flagsFirst ? "Then moves" : "Moves") \(moved(preview).grouped) orders \(way(in: preview))\(created)."
        ] + preview.children.map { "Moves \($0.words) with them." } + preview.heldBack.map(\.sentence) + [
            preview.place == .table
                ? "Each batch is copied, verified and only then removed, in one transaction."
                : "Each batch is copied, made durable, verified and only then removed.",
            "Batches are kept so short that writers seldom wait over \(Int(meter.pacing.maxWriterStall.inMilliseconds)) ms.",
        ] + preview.notes
    }

    /// A new place has been named before.
    private func way(in preview: ArchivePreview) -> String {
        let name = preview.isNewPlace ? nil : preview.place.name
        let archive = "the archive" + (name.map { " in \($0)" } ?? "")
        return selection.direction == .archive ? "from main to \(archive)" : "from \(archive) to main"
    }

    /// What the flags mean that are set before orders move, or taken off.
    private func flagConsequences(of preview: ArchivePreview) -> [String] {
        if selection.flagsFirst {
            let hours = hours.map { ", only between \($0) UTC" } ?? ""
            return [
                "Flags \(preview.rows.grouped) orders first, at once: they stay in main's table, but order history "
                    + "counts them as archived, and `ordertop orders --route main` no longer shows them.",
                "The flags are a table of ordertop's own; no row of yours changes by them. What is slow comes "
                    + "after\(hours).",
            ]
        }
        guard selection.direction == .restore, preview.flaggedRows > 0 else { return [] }
        return [
            "Takes the flag off \(preview.flaggedRows.grouped) orders that never left main's table: they are back at once."
        ]
    }

    private func moved(_ preview: ArchivePreview) -> Int64 {
        selection.direction == .restore ? max(0, preview.rows - preview.flaggedRows) : preview.rows
    }
}

extension ArchivePreview {
    /// What a new place means; nothing where the archive stays in its place.
    fileprivate var newPlaceConsequences: [String] {
        guard isNewPlace else { return [] }
        switch place {
        case .table: return ["Keeps the archive beside the orders from now on, in the same database."]
        case .file(let path): return ["Creates \(path) and remembers it as this database's archive."]
        case .server(let server):
            return [
                "Makes the archive's tables in \(server.name) and remembers it as this database's archive."
            ]
        }
    }
}
