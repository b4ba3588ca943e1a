import GRDB
import OrdersCore

/// Reads a row of the journal in the order of `JournalSQL`'s columns.
struct JournalRow {
    private let row: Row

    /// Nil for a job of a kind or state that this version doesn't know.
    static func record(_ row: Row) -> JobRecord? {
        let reader = JournalRow(row: row)
        guard let kind = reader.text(1).flatMap(JobKind.init),
            let state = reader.text(5).flatMap(JobState.init),
            let number = reader.number(0)
        else { return nil }
        let draft = JobDraft(
            kind: kind, title: reader.text(2) ?? "",
            parameters: reader.text(3).flatMap(JournalJSON.value) ?? [:],
            rowsTotal: reader.number(4))
        return JobRecord(
            id: JobID(number), draft: draft, state: state, request: reader.text(6).flatMap(JobRequest.init),
            position: reader.text(7), rowsDone: reader.number(8) ?? 0,
            meter: reader.text(9).flatMap(JournalJSON.value) ?? JobMeter(), lease: reader.lease,
            createdAt: reader.instant(12) ?? Instant(milliseconds: 0),
            updatedAt: reader.instant(13) ?? Instant(milliseconds: 0), finishedAt: reader.instant(14),
            message: reader.text(15))
    }

    private var lease: JobLease? {
        guard let owner = text(10).flatMap(LeaseOwner.init), let until = instant(11) else { return nil }
        return JobLease(owner: owner, until: until)
    }

    private func text(_ index: Int) -> String? {
        String.fromDatabaseValue(row[index])
    }

    private func number(_ index: Int) -> Int64? {
        Int64.fromDatabaseValue(row[index])
    }

    private func instant(_ index: Int) -> Instant? {
        InstantSQL(format: .unixMilliseconds, raw: "", isColumn: true).instant(from: row[index])
    }
}
