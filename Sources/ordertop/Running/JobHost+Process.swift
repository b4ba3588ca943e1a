import Foundation
import OrdersCore

extension JobHost {
    /// This process, as the leases of its jobs name it.
    static let thisProcess = JobHost(
        owner: LeaseOwner(
            host: ProcessIdentity.hostName, processID: getpid(),
            token: ProcessIdentity.token(of: getpid()) ?? "unknown"),
        now: { .systemNow },
        isDead: ProcessIdentity.isDead
    )
}

/// Tells processes apart, also from earlier ones that had the same number.
enum ProcessIdentity {
    static let hostName: String = {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
        return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }()

    /// `boot-namespace-start`: which run of the kernel, which process table, and the clock tick the process began
    /// at (proc(5), field 22 of stat). Nil where there is no such process or it has ended.
    static func token(of processID: Int32) -> String? {
        guard let stat = text(of: "/proc/\(processID)/stat"), let name = stat.lastIndex(of: ")") else {
            return nil
        }
        let fields = stat[name...].split(separator: " ")
        guard fields.count > 20, fields[1] != "Z", fields[1] != "X" else { return nil }
        return "\(place)-\(fields[20])"
    }

    /// Whether an owner's process has certainly ended. One of another machine, or of another container that
    /// shares the machine's name, can't be looked at from here.
    static func isDead(_ owner: LeaseOwner) -> Bool {
        guard owner.host == hostName else { return false }
        let parts = owner.token.split(separator: "-")
        guard parts.count == 3 else { return false }
        guard parts[0] == place.split(separator: "-")[0] else { return true }
        guard owner.token.hasPrefix(place + "-") else { return false }
        return token(of: owner.processID) != owner.token
    }

    /// The run of the kernel and the process table that this process sees.
    private static let place: String = {
        let boot = text(of: "/proc/sys/kernel/random/boot_id")?.prefix(8) ?? "0"
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
        let namespace = link?.filter(\.isNumber) ?? "0"
        return "\(boot)-\(namespace)"
    }()

    private static func text(of path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
