import OrdersCore

/// Enables and disables the live totals for a command: finds out what there is to do, asks, does it.
struct TotalsSession {
    let store: any OrdersStore
    let format: OutputFormat
    let confirmation: Confirmation

    /// Builds the totals, goes on with a build, or sees to the totals that are there.
    ///
    /// - Throws: as `JobSession.start`.
    func enable(rebuilding isRebuilding: Bool) async throws {
        let status = try await store.totalsStatus(at: .systemNow)
        let task = TotalsTask(
            status: status, unfinishedBuild: try await unfinished(.totalsBuild), isRebuilding: isRebuilding)
        switch task {
        case .build: try await build()
        case .resume(let record): try await jobs.resume(record, confirmation: confirmation)
        case .verify: try await verify(status)
        case .fold: try await fold(status)
        case .nothing: try report(status, "Nothing to do: the live totals are enabled and nothing waits.")
        }
    }

    /// Removes the totals, or goes on with a removal.
    ///
    /// - Throws: as `JobSession.start`.
    func disable() async throws {
        if let record = try await unfinished(.totalsRemoval) {
            return try await jobs.resume(record, confirmation: confirmation)
        }
        let preview = try await store.previewTotals(.removal)
        guard !preview.statements.isEmpty else {
            console.say("Nothing to do: live totals are not enabled.")
            return
        }
        try await jobs.start(
            TotalsRemovalJob(rows: preview.rows, totals: store), confirmation: confirmation)
    }

    private func build() async throws {
        let rows = try await store.overview().orders
        try await jobs.start(TotalsBuildJob(rows: rows, totals: store), confirmation: confirmation)
    }

    /// Doubtful totals that turn out right are trusted again; only those that differ are built anew.
    private func verify(_ status: TotalsStatus) async throws {
        if let reason = status.condition.reason { console.say(reason) }
        guard !confirmation.options.dryRun else {
            console.say("They would be verified first, and built anew only if they differ.")
            return try await build()
        }
        let verification = try await TotalsCatchUp(totals: store).verify()
        console.say(Failure.oneLine(verification.summary) + ".")
        guard verification.isExact else { return try await build() }
        try await fold(try await store.totalsStatus(at: .systemNow))
    }

    /// Asks nothing: an open dashboard folds by itself too.
    private func fold(_ status: TotalsStatus) async throws {
        guard !confirmation.options.dryRun else {
            return try report(status, "The live totals are enabled; what waits would be folded into them.")
        }
        let rows = try await TotalsCatchUp(totals: store).fold(waiting: status)
        try report(
            try await store.totalsStatus(at: .systemNow),
            rows == 0
                ? "The live totals are enabled and nothing waits."
                : "The live totals are enabled; \(rows.grouped) waiting changes are folded into them.")
    }

    private func report(_ status: TotalsStatus, _ sentence: String) throws {
        try console.print(OutputDocument(status), as: format)
        console.say(sentence)
    }

    private func unfinished(_ kind: JobKind) async throws -> JobRecord? {
        guard store.isSetUp else { return nil }
        return try await store.jobs(includingFinished: false).first { $0.draft.kind == kind }
    }

    private var jobs: JobSession { JobSession(store: store, format: format) }
    private var console: Console { confirmation.console }
}
