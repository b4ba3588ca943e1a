/// What happened since the dashboard was opened, newest last.
struct SessionLog: Sendable {
    private(set) var entries: [SessionLogEntry] = []

    /// A program that runs for weeks must not remember everything.
    static let capacity = 500

    mutating func append(_ entry: SessionLogEntry) {
        if entries.last?.repeats(entry) == true {
            entries[entries.count - 1].times += 1
            entries[entries.count - 1].at = entry.at
            return
        }
        entries.append(entry)
        if entries.count > SessionLog.capacity { entries.removeFirst() }
    }
}
