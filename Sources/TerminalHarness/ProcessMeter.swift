internal import Foundation
internal import Glibc

/// What the system says a process has used, over all its threads; see proc(5).
public struct ProcessMeter: Sendable {
    /// A reading at one instant.
    public struct Reading: Sendable {
        public let at: ContinuousClock.Instant
        /// Time on a core, with that of threads that have ended.
        public let processor: Duration
        /// How often each of its threads went to sleep and woke up again.
        let wakeUpsByThread: [String: Int]
        /// Memory that is its own or shared, and in use.
        public let residentBytes: Int

        /// How often threads went to sleep and woke up again since an earlier reading. What ended threads did after that one
        /// isn't in it, so readings should follow each other closely.
        public func wakeUps(since earlier: Reading) -> Int {
            wakeUpsByThread.reduce(0) { $0 + $1.value - (earlier.wakeUpsByThread[$1.key] ?? 0) }
        }
    }

    private let processID: Int32
    private let folder: String

    public init(processID: Int32) {
        self.processID = processID
        folder = "/proc/\(processID)"
    }

    /// Nil when the process is gone.
    public var reading: Reading? {
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder + "/task"),
            let resident = field("VmRSS", of: folder + "/status"), let processor
        else { return nil }
        let wakeUps = threads.compactMap { thread in
            field("voluntary_ctxt_switches", of: "\(folder)/task/\(thread)/status").map { (thread, $0) }
        }
        return Reading(
            at: .now, processor: processor, wakeUpsByThread: Dictionary(uniqueKeysWithValues: wakeUps),
            residentBytes: resident * 1_024)
    }

    private var processor: Duration? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(processID, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            return nil
        }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private func field(_ name: String, of path: String) -> Int? {
        let line = text(path).split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line.flatMap { line in Int(line.filter(\.isNumber)) }
    }

    private func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
