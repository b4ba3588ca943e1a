import Foundation

/// Where the figures were taken: they mean nothing without it.
struct Machine: Encodable {
    let cpu: String
    let cores: Int
    let memoryGiB: Double
    let system: String
    let engine: String

    init(engine: String) {
        self.cpu = Machine.field("model name", of: "/proc/cpuinfo") ?? "unknown"
        self.cores = ProcessInfo.processInfo.activeProcessorCount
        self.memoryGiB = (Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824 * 10).rounded() / 10
        self.system = Machine.field("PRETTY_NAME", of: "/etc/os-release") ?? "unknown"
        self.engine = engine
    }

    /// The most memory this process has had resident, in MiB.
    static var peakMemoryMiB: Double {
        let kibibytes = field("VmHWM", of: "/proc/self/status").flatMap { Double($0.prefix { $0.isNumber }) }
        return ((kibibytes ?? 0) / 1_024 * 10).rounded() / 10
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
