import Dispatch
import Foundation
import OrdersCore
import Synchronization

/// A program that isn't ours, run to its end.
struct ExternalProgram {
    /// Its name, found on the path, or its whole path.
    let name: String
    let arguments: [String]

    /// The id of the program that runs now, and of its process group: it has one of its own, so Ctrl-C doesn't
    /// reach it.
    private static let running = Mutex<pid_t?>(nil)

    /// Ends the program that runs now and what it has started. They can't be asked: they inherit the signals
    /// that Dispatch's threads block.
    static func stopRunning() {
        running.withLock { id in
            if let id { kill(-id, SIGKILL) }
        }
    }

    /// Feeds the input and gives back all that the program printed, errors among it.
    ///
    /// - Throws: `OrdersError` (`unsupported`) with the last line printed when the program can't be run or fails.
    func run(input: String = "") async throws -> String {
        let program = self
        return try await offPool { try program.runBlocking(input) }
    }

    /// The input comes from a file: a pipe could fill up while the program waits for us to read.
    private func runBlocking(_ input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        ExternalProgram.running.withLock { $0 = process.processIdentifier }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        ExternalProgram.running.withLock { $0 = nil }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let line = text.split(separator: "\n").last.map(String.init) ?? "\(process.terminationStatus)"
            throw OrdersError(.unsupported, "\(name): \(line)")
        }
        return text
    }
}
