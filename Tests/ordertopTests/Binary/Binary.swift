import Foundation

/// The real program, built beside the tests.
enum Binary {
    /// How a run ended and what it said.
    struct Outcome {
        let exitCode: Int32
        let output: String
        let words: String

        /// The words without the end of their last line.
        var wordLines: [String] {
            words.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        }
    }

    static let path: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/ordertop"
    }()

    /// Runs the program to its end in a folder that is also its home.
    static func run(
        _ line: String, _ more: [String] = [], in folder: String, environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await start(line, more, in: folder, environment: environment).outcome()
    }

    /// Starts the program and lets it run.
    static func start(
        _ line: String, _ more: [String] = [], in folder: String, environment: [String: String] = [:]
    ) throws -> RunningProgram {
        try RunningProgram(
            path, line.split(separator: " ").map(String.init) + more, in: folder, environment: environment)
    }

    /// Runs a command of the shell with `$ordertop` standing for the program.
    static func shell(_ script: String, in folder: String) async throws -> Outcome {
        try await RunningProgram("/bin/sh", ["-c", script], in: folder, environment: ["ordertop": path])
            .outcome()
    }
}
