import OrdersCore

/// Reads a row of the journal in the order of `Journal.columns`.
struct JournalRow {
    private let row: PostgresRow

    /// Nil for a job of a kind or state that this version doesn't know.
    static func record(_ row: PostgresRow) -> JobRecord? {
        let reader = JournalRow(row: row)
        guard let kind = row.optionalText(1).flatMap(JobKind.init),
            let state = row.optionalText(5).flatMap(JobState.init),
            let number = row.optionalInt(0)
        else { return nil }
        let draft = JobDraft(
            kind: kind, title: row.text(2), parameters: JournalJSON.value(row.text(3)) ?? [:],
            rowsTotal: row.optionalInt(4))
        return JobRecord(
            id: JobID(number), draft: draft, state: state,
            request: row.optionalText(6).flatMap(JobRequest.init), position: row.optionalText(7),
            rowsDone: row.int(8), meter: JournalJSON.value(row.text(9)) ?? JobMeter(), lease: reader.lease,
            createdAt: row.instant(12) ?? Instant(milliseconds: 0),
            updatedAt: row.instant(13) ?? Instant(milliseconds: 0), finishedAt: row.instant(14),
            message: row.optionalText(15))
    }

    private var lease: JobLease? {
        guard let owner = row.optionalText(10).flatMap(LeaseOwner.init), let until = row.instant(11) else {
            return nil
        }
        return JobLease(owner: owner, until: until)
    }
}
