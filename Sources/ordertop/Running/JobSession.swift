import ArgumentParser
import Logging
import OrdersCore

/// Runs jobs for a command: asks, starts or resumes, shows progress, says how it ended.
struct JobSession {
    let store: any OrdersStore
    let format: OutputFormat
    let host: JobHost
    let console: Console

    init(
        store: any OrdersStore, format: OutputFormat, host: JobHost = .thisProcess,
        console: Console = .standard
    ) {
        self.store = store
        self.format = format
        self.host = host
        self.console = console
    }

    /// Shows a new job's plan, asks, and runs it to its end.
    ///
    /// - Throws: `OrdersError` when it can't start or fails; `ExitCode` 130 when it was stopped before its end.
    func start(_ job: any Job, confirmation: Confirmation) async throws {
        if !confirmation.options.dryRun { try await refuseUnfinished(excluding: job.draft.kind) }
        let plan = try await job.plan()
        guard plan.rows != 0 || job.draft.kind.changesTotals else {
            console.say("Nothing to do: \(plan.title) would change no row.")
            return
        }
        if !confirmation.options.dryRun, let obstacle = plan.obstacles.first {
            let stop = obstacle.hasSuffix(".") ? "" : "."
            throw OrdersError(.unsupported, "Can't \(plan.title): \(obstacle)\(stop)")
        }
        guard try confirmation.allows(plan) else {
            plan.obstacles.forEach { console.say("It couldn't start: \($0)") }
            return
        }
        let progress = ProgressLine(console: console)
        defer { progress.clear() }
        let record = try await runner.start(job) { progress.show($0.progress) }
        progress.clear()
        try end(record)
    }

    /// Goes on with an unfinished job in this process.
    ///
    /// - Throws: as `start`; `jobHeld` while another living process runs it.
    func resume(_ record: JobRecord) async throws {
        let job = try JobWorkshop(store: store).job(for: record)
        let progress = ProgressLine(console: console)
        defer { progress.clear() }
        let ended = try await runner.resume(job, id: record.id) { progress.show($0.progress) }
        progress.clear()
        try end(ended)
    }

    /// Goes on with an unfinished job after the question, for a command that would have started it anew.
    ///
    /// - Throws: as `start`; `jobHeld` while another living process runs it.
    func resume(_ record: JobRecord, confirmation: Confirmation) async throws {
        guard [.paused, .interrupted].contains(host.phase(of: record)) else { throw heldError(record) }
        let plan = JobPlan(
            title: "go on with job \(record.id), \(record.draft.title)", rows: nil,
            consequences: ["It stopped after \(record.rowsDone.grouped) rows and goes on from there."],
            statements: [])
        guard try confirmation.allows(plan) else { return }
        try await resume(record)
    }

    /// The job that a command without a number means: the one unfinished archive or restore run.
    ///
    /// - Throws: `OrdersError` (`notFound`) when there is none, or none of that number.
    func job(numbered number: Int?) async throws -> JobRecord {
        if let number { return try await store.job(JobID(Int64(number))) }
        let unfinished = try await store.jobs(includingFinished: false)
        guard let record = unfinished.first(where: { $0.draft.kind.movesOrders }) else {
            throw OrdersError(
                .notFound,
                "No archive or restore run is unfinished; `ordertop jobs --all` lists the finished ones.")
        }
        return record
    }

    private var runner: JobRunner { JobRunner(journal: store, host: host) }

    private func refuseUnfinished(excluding kind: JobKind) async throws {
        let unfinished = try await store.jobs(includingFinished: false)
        guard
            let other = unfinished.first(where: {
                kind.excluded.contains($0.draft.kind) && !host.leftNothing($0)
            })
        else { return }
        throw heldError(other)
    }

    private func heldError(_ record: JobRecord) -> OrdersError {
        OrdersError(.jobHeld, "Job \(record.id) (\(record.draft.title)) is \(advice(on: record)).")
    }

    private func advice(on record: JobRecord) -> String {
        let phase = host.phase(of: record)
        let (goOn, giveUp) = (record.command("resume"), record.command("cancel"))
        switch phase {
        case .running, .pausing, .cancelling:
            return "\(phase.rawValue) in another process; \(record.command("pause")) pauses it"
        default: return "\(phase.rawValue); \(goOn) goes on with it, \(giveUp) gives it up"
        }
    }

    /// Prints how a run ended.
    private func end(_ record: JobRecord) throws {
        Logger.ordertop.info("job ended", metadata: ["job": "\(record.id)", "state": "\(record.state)"])
        try console.print(OutputDocument(job: record, host: host), as: format)
        let rows = record.afterRows
        switch record.state {
        case .done:
            console.say("Job \(record.id) is done: \(record.message ?? record.draft.title).")
        case .failed:
            throw OrdersError(
                .engine,
                "Job \(record.id) failed\(rows): \(record.message ?? "no reason is known").\(record.traceOfFailure)"
            )
        case .paused, .running:
            console.say(record.pauseSentence)
            throw ExitCode(Failure.interrupted)
        case .cancelled:
            console.say("Job \(record.id) is cancelled\(rows); \(record.traceOfCancellation).")
            throw ExitCode(Failure.interrupted)
        }
    }
}
