import OrdersCore

extension OutputDocument {
    /// One job.
    init(job record: JobRecord, host: JobHost) {
        self.init(object: OutputTable(jobs: [record], host: host))
    }

    /// The journal, newest first.
    init(jobs records: [JobRecord], host: JobHost) {
        let captions = records.isEmpty ? ["No jobs."] : []
        self.init(rows: OutputTable(jobs: records, host: host), captions: captions)
    }
}

extension OutputTable {
    fileprivate init(jobs records: [JobRecord], host: JobHost) {
        self.init(
            columns: [
                .number("id"), .hidden("kind"), .text("title"), .text("state"), .number("rows_done"),
                .number("rows_total"), .number("rows_per_second", title: "rows/s"), .hidden("batch_size"),
                .hidden("stage"), .hidden("rows_flagged"),
                .hidden("stall_p50_ms"), .number("stall_p99_ms"), .number("stall_max_ms"),
                .hidden("waiting_for"), .hidden("owner"), .hidden("lease_until"), .hidden("created_at"),
                .text("updated_at", title: "updated (UTC)"), .hidden("finished_at"), .text("message"),
            ],
            rows: records.map { record in OutputTable.row(of: record, state: host.phase(of: record)) })
    }

    private static func row(of record: JobRecord, state: JobPhase) -> [OutputCell] {
        let meter = record.meter
        let decimal = { OutputCell.decimal($0, places: 3) }
        return [
            .integer(record.id.number), .text(record.draft.kind.rawValue), .text(record.draft.title),
            .text(state.rawValue), .integer(record.rowsDone),
            .optional(record.draft.rowsTotal) { .integer($0) },
            .decimal(meter.rowsPerSecond, places: 0), .optional(meter.batchSize) { .integer($0) },
            .optional(meter.stage?.rawValue, OutputCell.text), .optional(meter.flagged) { .integer($0) },
            .optional(meter.stallP50, decimal), .optional(meter.stallP99, decimal),
            .optional(meter.stallMax, decimal), .optional(meter.waitingFor, OutputCell.text),
            .optional(record.lease?.owner.text, OutputCell.text),
            .optional(record.lease?.until, OutputCell.instant), .instant(record.createdAt),
            .instant(record.updatedAt), .optional(record.finishedAt, OutputCell.instant),
            .optional(record.message, OutputCell.text),
        ]
    }
}
