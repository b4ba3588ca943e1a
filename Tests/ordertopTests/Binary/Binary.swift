import TestSupport

/// The real program, built beside the tests.
enum Binary {
    typealias Outcome = RunningProgram.Outcome

    static let path = RunningProgram.path(ofBuilt: "ordertop")

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
