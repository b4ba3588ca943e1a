import Foundation
import OrdersCore

/// DuckDB from PyPI, in a virtual environment that goes with the run.
struct DuckDB {
    let version: String
    private let python: String
    private let script: String

    /// - Throws: `OrdersError` (`unsupported`) when there is no Python, no virtual environment or no package to
    ///   be had.
    static func install(in workplace: Workplace) async throws -> DuckDB {
        Workplace.say("DuckDB from PyPI")
        let environment = workplace.path("python")
        let python = "\(environment)/bin/python"
        _ = try await ExternalProgram(name: "python3", arguments: ["-m", "venv", environment]).run()
        _ = try await ExternalProgram(
            name: python, arguments: ["-m", "pip", "install", "--quiet", "--no-input", "duckdb"]
        ).run()
        let version = try await ExternalProgram(
            name: python, arguments: ["-c", "import duckdb; print(duckdb.__version__)"]
        ).run()
        let script = workplace.path("duckdb_report.py")
        try Data(PackageResources.duckdb_report_py).write(to: URL(fileURLWithPath: script))
        return DuckDB(
            version: version.trimmingCharacters(in: .whitespacesAndNewlines), python: python, script: script)
    }

    /// Runs the script on a task.
    ///
    /// - Throws: `OrdersError` (`unsupported`) when it fails.
    func run(_ task: DuckDBTask) async throws -> DuckDBAnswer {
        let input = String(decoding: try DuckDB.encoder.encode(task), as: UTF8.self)
        let output = try await ExternalProgram(name: python, arguments: [script]).run(input: input)
        return try JSONDecoder().decode(
            DuckDBAnswer.self, from: Data((output.split(separator: "\n").last ?? "").utf8))
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }
}
