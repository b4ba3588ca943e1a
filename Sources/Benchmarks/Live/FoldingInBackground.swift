import OrdersCore

/// The keeper at work, as it is in an open dashboard.
struct FoldingInBackground {
    let meter = FoldMeter()
    private let task: Task<Void, Never>

    init(_ totals: any LiveTotals) {
        let metered = MeteredTotals(totals: totals, meter: meter)
        task = Task { await TotalsKeeper(totals: metered, now: wallClock).run() }
    }

    func cancel() {
        task.cancel()
    }

    /// Cancels and waits for the end.
    func stop() async {
        cancel()
        await task.value
    }
}
