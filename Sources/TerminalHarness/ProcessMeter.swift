internal import Foundation

/// What the system says a process has used, over all its threads; see proc(5).
public struct ProcessMeter: Sendable {
    /// A reading at one instant.
    public struct Reading: Sendable {
        public let at: ContinuousClock.Instant
        /// Time on a core.
        public let processor: Duration
        /// How often its threads went to sleep and woke up again.
        public let wakeUps: Int
        /// Memory that is its own or shared, and in use.
        public let residentBytes: Int
    }

    private let folder: String

    public init(processID: Int32) {
        folder = "/proc/\(processID)"
    }

    /// Nil when the process is gone. What ended threads have used isn't in it.
    public var reading: Reading? {
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder + "/task"),
            let resident = field("VmRSS", of: folder + "/status")
        else { return nil }
        var (processor, wakeUps) = (0, 0)
        for thread in threads {
            let task = "\(folder)/task/\(thread)"
            processor += text(task + "/schedstat").split(separator: " ").first.flatMap { Int($0) } ?? 0
            wakeUps += field("voluntary_ctxt_switches", of: task + "/status") ?? 0
        }
        return Reading(
            at: .now, processor: .nanoseconds(processor), wakeUps: wakeUps, residentBytes: resident * 1_024)
    }

    private func field(_ name: String, of path: String) -> Int? {
        let line = text(path).split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line.flatMap { line in Int(line.filter(\.isNumber)) }
    }

    private func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
