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

    var progress: ProgressState {
        ProgressState(
            title: draft.title, done: rowsDone, total: draft.rowsTotal, perSecond: meter.rowsPerSecond,
            note: meter.waitingFor ?? meter.stallP99.map { "writers p99 \($0.fixed(1)) ms" })
    }
}
