import Foundation

/// A program under way, with its output going to files, so that no pipe can fill up.
///
/// Foundation's `Process` crashes now and then when tests on two threads start programs at once, so this is
/// `posix_spawn`.
public final class RunningProgram: Sendable {
    /// How a run ended and what it said.
    public struct Outcome: Sendable {
        /// A program that a signal ended has the signal's number here, negative.
        public let exitCode: Int32
        /// What it wrote to its standard output.
        public let output: String
        /// What it wrote to its standard error.
        public let words: String

        /// The words without the end of their last line.
        public var wordLines: [String] {
            words.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        }
    }

    private let processID: pid_t
    private let outputPath: String
    private let wordsPath: String
    private let status: Task<Int32, Never>

    /// Starts a program in a folder that is also its home.
    public init(
        _ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
    ) throws {
        let base = FileManager.default.temporaryDirectory.path + "/ordertop-run-\(UUID().uuidString)"
        (outputPath, wordsPath) = (base + ".out", base + ".err")
        let variables = ["HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
            .merging(environment) { $1 }
        let processID = try RunningProgram.spawn(
            program, arguments, in: folder, variables.map { "\($0)=\($1)" },
            streams: ["/dev/null", outputPath, wordsPath])
        self.processID = processID
        status = Task { await RunningProgram.end(of: processID) }
    }

    deinit {
        for path in [outputPath, wordsPath] { try? FileManager.default.removeItem(atPath: path) }
    }

    public func signal(_ number: Int32) {
        kill(processID, number)
    }

    /// Stops it where it is, and returns when it has stopped; `SIGCONT` lets it go on.
    public func stop() {
        signal(SIGSTOP)
        waitUntilStopped()
    }

    /// Returns when the program has stopped, or ended.
    public func waitUntilStopped() {
        while let stat = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8),
            !stat.contains(") T"), !stat.contains(") Z")
        { usleep(100) }
    }

    /// Waits for the end.
    public func outcome() async throws -> Outcome {
        let status = await status.value
        let signal = status & 0x7F
        return Outcome(
            exitCode: signal == 0 ? status >> 8 & 0xFF : -signal,
            output: try String(contentsOfFile: outputPath, encoding: .utf8),
            words: try String(contentsOfFile: wordsPath, encoding: .utf8))
    }

    /// Waits on a thread of its own, because `waitpid` blocks.
    private static func end(of processID: pid_t) async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(processID, &status, 0) < 0, errno == EINTR {}
                continuation.resume(returning: status)
            }
        }
    }

    /// The path of an executable that the package builds beside the tests.
    public static func path(ofBuilt name: String) -> String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/" + name
    }

    private static func spawn(
        _ program: String, _ arguments: [String], in folder: String, _ variables: [String], streams: [String]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, path) in streams.enumerated() {
            let flags = number == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, Int32(number), path, flags, 0o600)
        }
        let changingFolder = "/usr/bin/env"
        var words = ([changingFolder, "-C", folder, program] + arguments).map { strdup($0) } + [nil]
        var settings = variables.map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        var processID = pid_t()
        let error = posix_spawn(&processID, changingFolder, &actions, nil, &words, &settings)
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
        return processID
    }
}
