import OrdersCore

/// The jobs of all processes as far as this one knows, and which of them run here.
struct JobBoard: Sendable {
    /// Newest first.
    private(set) var records: [JobRecord] = []
    /// The runs of this process, in the order in which they were started.
    private(set) var runs: [LocalRun] = []
    private let host: JobHost
    private var lastRun = 0

    init(host: JobHost) {
        self.host = host
    }

    /// A job's record; nil when the journal has no such job.
    func record(_ id: JobID) -> JobRecord? {
        records.first { $0.id == id }
    }

    /// The newest job of some kinds that hasn't ended, else the newest at all.
    func newest(of kinds: Set<JobKind>) -> JobRecord? {
        let matching = records.filter { kinds.contains($0.draft.kind) }
        return matching.first { !$0.state.isFinal } ?? matching.first
    }

    /// The job of some kinds that hasn't ended; nil when all have.
    func unfinished(of kinds: Set<JobKind>) -> JobRecord? {
        records.first { kinds.contains($0.draft.kind) && !$0.state.isFinal }
    }

    /// How a job stands now, as a person sees it.
    func phase(of record: JobRecord) -> JobPhase {
        let phase = host.phase(of: record)
        let isStopping = runs.contains { $0.jobID == record.id && $0.isStopping }
        return isStopping && phase == .running ? .cancelling : phase
    }

    /// How a job stands in words; of one that nobody runs, what is known of its process.
    func words(about record: JobRecord) -> String {
        let phase = phase(of: record)
        guard phase == .interrupted else { return phase.words }
        guard let lease = record.lease else { return "interrupted: nobody runs it" }
        let process = "process \(lease.owner.processID)"
        return host.deadOwner(of: record) == nil
            ? "interrupted: \(process) silent since \(record.updatedAt.timeText)"
            : "interrupted: \(process) has ended"
    }

    /// Whether a job runs in this process.
    func runsHere(_ id: JobID) -> Bool {
        runs.contains { $0.jobID == id }
    }

    /// What the person confirmed when the job was started here; nil when it wasn't.
    func plan(of id: JobID) -> JobPlan? {
        runs.first { $0.jobID == id }?.plan
    }

    /// Whether a job's process died in its only step, and nothing is left of it but its line.
    func leftNothing(_ record: JobRecord) -> Bool {
        host.leftNothing(record)
    }

    func deadOwner(of record: JobRecord) -> LeaseOwner? {
        host.deadOwner(of: record)
    }
}

extension JobBoard {
    /// Opens a run of this process, before the journal has given it a job's number.
    mutating func open(
        title: String, stopsByCancelling: Bool, plan: JobPlan? = nil, jobID: JobID? = nil
    ) -> LocalRun {
        lastRun += 1
        let run = LocalRun(
            number: lastRun, title: title, stopsByCancelling: stopsByCancelling, plan: plan, jobID: jobID)
        runs.append(run)
        return run
    }

    /// Takes in how a run of this process stands.
    mutating func advance(run number: Int, _ record: JobRecord) {
        if let index = runs.firstIndex(where: { $0.number == number }) { runs[index].jobID = record.id }
        put(record)
    }

    mutating func close(run number: Int) {
        runs.removeAll { $0.number == number }
    }

    /// Marks the run of a job as told to stop; returns it.
    mutating func stop(_ id: JobID) -> LocalRun? {
        guard let index = runs.firstIndex(where: { $0.jobID == id }) else { return nil }
        runs[index].isStopping = true
        return runs[index]
    }

    /// Takes in one record, newer than what is there.
    mutating func put(_ record: JobRecord) {
        if let index = records.firstIndex(where: { $0.id == record.id }) {
            records[index] = record
        } else {
            records.append(record)
            records.sort { $0.id > $1.id }
        }
    }

    /// Takes in what the journal holds; returns the runs that were told to stop and have.
    mutating func replace(_ new: [JobRecord]) -> [LocalRun] {
        records = new.sorted { $0.id > $1.id }
        let ended = runs.filter { run in
            run.isStopping && run.jobID.flatMap(record)?.state.isFinal == true
        }
        runs.removeAll { run in ended.contains { $0.number == run.number } }
        return ended
    }
}
