import OrdersCore

/// The live totals of the demo: there from the beginning, so that a newcomer sees what they do.
struct DemoTotals {
    let location: DatabaseLocation

    /// Builds the totals where nobody ever built or removed them, and ends a build that broke off. The demo goes on
    /// without them where that fails.
    ///
    /// - Throws: `OrdersError` when the database can't be opened, `CancellationError`.
    func prepare() async throws {
        let store = try await location.openStore(mode: .readWriteIfSetUp)
        let result = await Result { try await build(in: store) }
        try await store.close()
        try Task.checkCancellation()
        if case .failure(let error) = result {
            Console.standard.say("The demo goes on without live totals. \(Failure(error).sentence ?? "")")
        }
    }

    private func build(in store: any OrdersStore) async throws {
        guard store.availability(of: .keepTotals) == .available else { return }
        let line = ProgressLine()
        defer { line.clear() }
        guard let record = try await run(in: store, { line.show($0.progress) }) else { return }
        guard record.state == .failed else { return }
        throw OrdersError(.engine, record.message ?? "No reason is known.")
    }

    /// Runs the build to its end; nil where there is none to run.
    private func run(
        in store: any OrdersStore, _ show: @escaping @Sendable (JobRecord) -> Void
    ) async throws -> JobRecord? {
        let host = JobHost.thisProcess
        let runner = JobRunner(journal: store, host: host)
        let jobs = try await store.jobs(includingFinished: true)
        guard let newest = jobs.first(where: { $0.draft.kind.changesTotals }) else {
            let rows = try await store.overview().orders
            return try await runner.start(TotalsBuildJob(rows: rows, totals: store), onChange: show)
        }
        let isUnfinished = [.paused, .interrupted].contains(host.phase(of: newest))
        guard newest.draft.kind == .totalsBuild, isUnfinished else { return nil }
        return try await runner.resume(
            JobWorkshop(store: store).job(for: newest), id: newest.id, onChange: show)
    }
}
