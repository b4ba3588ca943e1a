/// What happened since the dashboard was opened, newest last.
struct SessionLog: Sendable {
    private(set) var entries: [SessionLogEntry] = []
    private var last = 0

    /// A program that runs for weeks must not remember everything.
    static let capacity = 500

    mutating func append(_ entry: SessionLogEntry) {
        if entries.last?.repeats(entry) == true {
            entries[entries.count - 1].times += 1
            entries[entries.count - 1].at = entry.at
            return
        }
        last += 1
        entries.append(entry)
        entries[entries.count - 1].number = last
        if entries.count > SessionLog.capacity { entries.removeFirst() }
    }
}
