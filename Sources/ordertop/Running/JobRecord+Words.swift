import OrdersCore

extension JobRecord {
    /// The command that acts on this job, ready to type. What began a change of the live totals also goes on
    /// with it.
    func command(_ verb: String) -> String {
        switch (draft.kind, verb) {
        case (.totalsBuild, "resume"): "`ordertop totals enable`"
        case (.totalsRemoval, "resume"): "`ordertop totals disable`"
        default: "`ordertop archive \(verb)\(draft.kind.movesOrders ? "" : " \(id)")`"
        }
    }

    /// How a run is doing, in a sentence: "Job 7 is running: 61 %, …".
    func summary(_ phase: JobPhase) -> String {
        let facts = [
            meter.stage?.rawValue, fraction.map { "\(Int($0 * 100)) %" }, "\(stageRows.grouped) rows",
            "\(Int64(meter.rowsPerSecond).grouped) rows/s",
            timeLeft.map { "\(Int64($0.inSeconds.rounded(.up)).grouped) s left" },
            meter.batchSize.map { "batch \($0.grouped)" }, stalls,
            meter.waitingFor.map { "waiting: \($0)" },
        ]
        return "Job \(id) is \(phase.rawValue): \(facts.compactMap(\.self).joined(separator: ", "))."
    }

    /// How far it came, to be said after what became of it; empty when nothing was done.
    var afterRows: String { rowsDone > 0 ? " after \(rowsDone.grouped) rows" : "" }

    /// That it is paused, and how to go on.
    var pauseSentence: String { "Job \(id) is paused\(afterRows); \(command("resume")) goes on with it." }

    /// What the job leaves behind when it is cancelled.
    var traceOfCancellation: String {
        guard draft.kind == .archive, rowsGone > rowsDone else { return draft.kind.traceOfCancellation }
        return draft.kind.traceOfCancellation + "; what was only flagged is main's again"
    }

    /// What a run that failed leaves behind, as a sentence that follows another; empty when that is nothing.
    var traceOfFailure: String {
        guard draft.kind == .archive, rowsGone > rowsDone else { return "" }
        return
            " The flagged orders stay hidden: `ordertop archive run` moves them, `ordertop archive restore` "
            + "shows them again."
    }

    private var stalls: String? {
        let figures = [("p50", meter.stallP50), ("p99", meter.stallP99), ("max", meter.stallMax)]
        let known = figures.compactMap { name, stall in stall.map { "\(name) \($0.fixed(1))" } }
        return known.isEmpty ? nil : "writers wait " + known.joined(separator: ", ") + " ms"
    }

    var progress: ProgressState {
        if let build = meter.build { return progress(of: build) }
        return ProgressState(
            title: [draft.title, meter.stage?.rawValue].compactMap(\.self).joined(separator: ": "),
            done: stageRows, total: draft.rowsTotal, perSecond: meter.rowsPerSecond,
            note: meter.waitingFor ?? meter.stallP99.map { "writers p99 \($0.fixed(1)) ms" })
    }

    /// A build counts in thousandths: rows first, then pages.
    private func progress(of build: IndexBuildProgress) -> ProgressState {
        let thousandths = build.fraction * 1_000
        return ProgressState(
            title: draft.title, done: Int64(thousandths), total: 1_000, perSecond: 0,
            note: [build.words, build.timeLeft.map { "ETA \(Int($0.inSeconds.rounded(.up))) s" }]
                .compactMap(\.self).joined(separator: "  "))
    }
}
