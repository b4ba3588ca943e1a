/// Makes jobs again from their records, so that any process can go on with what another began.
public struct JobWorkshop: Sendable {
    private let store: any OrdersStore

    public init(store: any OrdersStore) {
        self.store = store
    }

    /// Clears away what a cancelled job has left, see `Job.tidyUp`.
    public func tidyUp(after record: JobRecord) async {
        await (try? job(for: record))?.tidyUp()
    }

    /// - Throws: `OrdersError` (`unsupported`) when the record is of a form that this version doesn't know.
    public func job(for record: JobRecord) throws(OrdersError) -> any Job {
        let parameters = record.draft.parameters
        switch record.draft.kind {
        case .archive, .restore:
            guard let selection = ArchiveSelection(parameters: parameters) else { break }
            return MoveJob(
                selection: selection, into: parameters["to"].map(ArchivePlace.init(parameter:)),
                rows: record.draft.rowsTotal,
                maxWriterStall: .microseconds(
                    parameters["max_writer_stall_us"].flatMap { Int64($0) } ?? 10_000),
                onlyBetween: parameters["only_between"].flatMap(WorkingHours.init(parsing:)), archive: store)
        case .archiveVerify: return ArchiveVerifyJob(archive: store)
        case .indexBuild:
            // A statement out of the journal is not run: anybody may have written it.
            let proposal = store.proposedIndexes.first { $0.name == parameters["name"] }
            guard let proposal else { break }
            return IndexBuildJob(proposal, catalog: store)
        case .indexDrop:
            guard let name = parameters["name"] else { break }
            return IndexDropJob(named: name, catalog: store, at: record.createdAt)
        case .sweep:
            guard let keep = parameters["keep"].flatMap({ Int($0) }) else { break }
            return SweepJob(
                policy: try RetentionPolicy(keep: keep), rows: record.draft.rowsTotal, views: store)
        case .totalsBuild: return TotalsBuildJob(rows: record.draft.rowsTotal, totals: store)
        case .totalsRemoval: return TotalsRemovalJob(rows: record.draft.rowsTotal, totals: store)
        case .totalsVerify: return TotalsVerifyJob(totals: store)
        }
        throw OrdersError(
            .unsupported,
            "Job \(record.id) was written by another version of ordertop; cancel it and start anew.")
    }
}
