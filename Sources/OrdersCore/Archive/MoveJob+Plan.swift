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
        let target = selection.direction == .archive ? "from main to the archive" : "from the archive to main"
        return preview.newPlaceConsequences + [
            "Moves \(preview.rows.grouped) orders \(target)" + (range.isEmpty ? "." : ", created \(range).")
        ] + preview.heldBack.map(\.sentence) + [
            preview.place.path == nil
                ? "Each batch is copied, verified and only then removed, in one transaction."
                : "Each batch is copied, made durable, verified and only then removed.",
            "Batches are kept so short that writers seldom wait over \(Int(meter.pacing.maxWriterStall.inMilliseconds)) ms.",
        ] + preview.notes
    }
}

extension ArchivePreview {
    /// What a new place means; nothing where the archive stays in its place.
    fileprivate var newPlaceConsequences: [String] {
        guard isNewPlace else { return [] }
        guard let path = place.path else {
            return ["Keeps the archive in the database's own file from now on."]
        }
        return ["Creates \(path) and remembers it as this database's archive."]
    }
}
