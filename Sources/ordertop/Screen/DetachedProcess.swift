import Foundation
import OrdersCore

/// A process without a terminal, in a session of its own, so that closing the window doesn't reach it.
struct DetachedProcess: Sendable {
    private let processID: pid_t

    /// Starts a program with this process's environment and folder.
    ///
    /// - Parameter environment: what is added to it.
    /// - Throws: `OrdersError` (`engine`).
    init(program: String, arguments: [String], environment: [String: String] = [:]) throws {
        var processID = pid_t()
        var attributes = posix_spawnattr_t()
        var files = posix_spawn_file_actions_t()
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&files)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&files)
        }
        DetachedProcess.giveSignalsBack(&attributes)
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0)
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        let error = posix_spawn(&processID, program, &files, &attributes, &words, &settings)
        guard error == 0 else {
            throw OrdersError(
                .engine, "ordertop could not start itself a second time; try again.",
                cause: String(cString: strerror(error)))
        }
        self.processID = processID
    }

    /// Whether the process still runs; takes note of its end.
    var isRunning: Bool {
        var status: Int32 = 0
        return waitpid(processID, &status, WNOHANG) == 0
    }

    /// The file this process was started from.
    static var ownPath: String {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return link ?? CommandLine.arguments[0]
    }

    /// This process blocks signals for its terminal and ignores closed pipes; its child shall not.
    private static func giveSignalsBack(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var closedPipe = sigset_t()
        sigemptyset(&closedPipe)
        sigaddset(&closedPipe, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &closedPipe)
        let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Swift's Glibc doesn't show
        let flags = Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | newSession
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }
}
