import Foundation
import GRDBSQLite

/// Where and with what the figures were taken: they mean nothing without it.
struct Machine: Encodable {
    let cpu: String
    let cores: Int
    let memoryGiB: Double
    let system: String
    /// How many tasks wanted a core in the minute before the run.
    let loadBefore: Double
    /// The library that ordertop is linked with.
    let engine: String
    /// The version of the `sqlite3` program; nil where there is none.
    let sqlite3: String?
    /// Nil where it was not to be had.
    let duckdb: String?

    init(sqlite3: String?, duckdb: String?, loadBefore: Double) {
        self.cpu = Machine.field("model name", of: "/proc/cpuinfo") ?? "unknown"
        self.cores = ProcessInfo.processInfo.activeProcessorCount
        self.memoryGiB = (Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824).rounded(to: 1)
        self.system = Machine.field("PRETTY_NAME", of: "/etc/os-release") ?? "unknown"
        self.loadBefore = loadBefore
        self.engine = "SQLite \(String(cString: sqlite3_libversion()))"
        self.sqlite3 = sqlite3
        self.duckdb = duckdb
    }

    /// The load average of the last minute.
    static var load: Double {
        let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
        return text?.split(separator: " ").first.flatMap { Double($0) } ?? 0
    }

    /// Lets the peak begin anew, at what is resident now; see proc(5), `clear_refs`.
    static func forgetPeakMemory() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    /// The most memory this process has had resident since then, in MiB.
    static var peakMemoryMiB: Double {
        let kibibytes = field("VmHWM", of: "/proc/self/status").flatMap { Double($0.prefix { $0.isNumber }) }
        return ((kibibytes ?? 0) / 1_024).rounded(to: 1)
    }

    /// The value of the first line `name: value` or `name=value`.
    private static func field(_ name: String, of path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            let value = line.drop { $0 != ":" && $0 != "=" }.dropFirst()
            return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
        }
        return nil
    }
}
