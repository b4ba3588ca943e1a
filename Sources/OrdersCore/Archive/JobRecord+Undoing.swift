extension JobRecord {
    /// The orders to restore when this run to the archive shall be undone: those of its dates that no earlier run had
    /// taken the older ones of. Nil where there is nothing to undo.
    ///
    /// Whether the archive holds others of the same dates is not known here; a plan that counts as many rows as the run
    /// has moved is exactly what it moved.
    ///
    /// - Parameter jobs: the journal's jobs, in any order.
    public func undoing(among jobs: [JobRecord]) -> ArchiveSelection? {
        guard draft.kind == .archive, state.isFinal, rowsMoved > 0,
            let moved = ArchiveSelection(parameters: draft.parameters)
        else { return nil }
        let earlier = jobs.filter { $0.id < id && $0.draft.kind == .archive && $0.rowsMoved > 0 }
            .compactMap { ArchiveSelection(parameters: $0.draft.parameters)?.until }
            .filter { until in moved.until.map { until < $0 } ?? true }
        let from = ([moved.from].compactMap(\.self) + earlier).max()
        return ArchiveSelection(
            direction: .restore, from: from, until: moved.until, orderIDs: moved.orderIDs)
    }
}
