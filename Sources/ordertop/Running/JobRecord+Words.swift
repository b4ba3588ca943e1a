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
            fraction.map { "\(Int($0 * 100)) %" }, "\(rowsDone.grouped) rows",
            "\(Int64(meter.rowsPerSecond).grouped) rows/s",
            timeLeft.map { "\(Int64($0.inSeconds.rounded(.up)).grouped) s left" },
            meter.batchSize.map { "batch \($0.grouped)" }, stalls,
            meter.waitingFor.map { "waiting: \($0)" },
        ]
        return "Job \(id) is \(phase.rawValue): \(facts.compactMap(\.self).joined(separator: ", "))."
    }

    private var stalls: String? {
        let figures = [("p50", meter.stallP50), ("p99", meter.stallP99), ("max", meter.stallMax)]
        let known = figures.compactMap { name, stall in stall.map { "\(name) \($0.fixed(1))" } }
        return known.isEmpty ? nil : "writers wait " + known.joined(separator: ", ") + " ms"
    }

    var progress: ProgressState {
        ProgressState(
            title: draft.title, done: rowsDone, total: draft.rowsTotal, perSecond: meter.rowsPerSecond,
            note: meter.waitingFor ?? meter.stallP99.map { "writers p99 \($0.fixed(1)) ms" })
    }
}
