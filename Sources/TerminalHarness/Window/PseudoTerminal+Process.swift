internal import Foundation
import Glibc
import Synchronization

/// The program in the window.
extension PseudoTerminal {
    /// Starts a program with this tty as its own: for input, output and errors, and as the one whose window
    /// it is. It gets exactly this environment, with `TERM` and a UTF-8 locale if those are missing.
    public func spawn(_ path: String, _ arguments: [String] = [], environment: [String: String] = [:]) throws
    {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, self.path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        let defaults = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        let variables = defaults.merging(environment) { $1 }.map { "\($0)=\($1)" }
        let process = try Self.spawn(path, [path] + arguments, variables, &actions)
        state.withLock { $0.process = process }
    }

    /// The process, once it was started.
    public var processID: Int32? { state.withLock { $0.process } }

    /// Sends the program a signal.
    public func signal(_ number: Int32) throws {
        guard let process = processID, Glibc.kill(process, number) == 0 else {
            throw PseudoTerminalError("No process to signal.")
        }
    }

    /// Returns how the program ended.
    ///
    /// Throws a ``PseudoTerminalError`` when it runs on for longer than `timeout`, and kills it.
    public func waitForExit(timeout: Duration = .seconds(60)) async throws -> ProcessExit {
        let deadline = ContinuousClock.now + timeout
        while true {
            // Asked before the time is, for on a busy machine a sleep may take longer than the timeout.
            if let exit = collectExit() { return exit }
            guard ContinuousClock.now < deadline else { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        try kill()
        throw PseudoTerminalError("It doesn't end; last it wrote \(output.suffix(500).debugDescription)")
    }

    /// Whether the program is stopped, as by Ctrl-Z.
    public var isStopped: Bool {
        guard let process = processID,
            let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        else { return false }
        // The name may hold blanks and parentheses; the state stands behind its last parenthesis.
        return line[(line.lastIndex(of: ")") ?? line.startIndex)...].hasPrefix(") T")
    }

    func kill() throws {
        guard state.withLock({ $0.exit == nil }), processID != nil, collectExit() == nil else { return }
        try signal(SIGKILL)
        while collectExit() == nil { usleep(1000) }
    }

    private func collectExit() -> ProcessExit? {
        state.withLock { state in
            var status: Int32 = 0
            guard state.exit == nil, let process = state.process else { return state.exit }
            guard waitpid(process, &status, WNOHANG) == process else { return nil }
            state.exit = ProcessExit(status: status)
            return state.exit
        }
    }

    /// With a session of its own the first tty that it opens becomes its controlling one. Signals are as
    /// in a shell, whatever the tests have done to theirs.
    private static func spawn(
        _ path: String, _ arguments: [String], _ variables: [String],
        _ actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, ownSession | signalMask | signalDefaults)
        var process: pid_t = 0
        let error = withCStrings(arguments) { arguments in
            withCStrings(variables) { posix_spawn(&process, path, &actions, &attributes, arguments, $0) }
        }
        guard error == 0 else { throw PseudoTerminalError("\(path): \(String(cString: strerror(error)))") }
        return process
    }

    /// Flags of `posix_spawn` in glibc, which Swift sees not at all or as another type.
    private static let ownSession = Int16(0x80)
    private static let signalMask = Int16(0x08)
    private static let signalDefaults = Int16(0x04)

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
