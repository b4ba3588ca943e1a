import OrdersCore

/// The lines of the session and those of the journal by time, the newest last.
struct LogLines: Sendable {
    let all: [LogLine]
    /// Those that a filter leaves.
    let shown: [LogLine]

    init(session: SessionLog, journal: [JobLogLine], jobs: JobBoard, filter: String) {
        let titles = Dictionary(jobs.records.map { ($0.id, $0.draft.title) }) { first, _ in first }
        let lines =
            journal.map { LogLine($0, title: titles[$0.jobID]) } + session.entries.map { LogLine($0) }
        // What happened at one instant keeps its order.
        all = lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
        shown = filter.isEmpty ? all : all.filter { $0.matches(filter) }
    }

    func position(of id: LogLine.ID?) -> Int? {
        id.flatMap { id in shown.firstIndex { $0.id == id } }
    }
}
