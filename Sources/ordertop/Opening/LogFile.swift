import Foundation
import Logging
import OrdersCore
import Synchronization

/// The log of what happened and why it failed. There is none unless a file is named.
enum LogFile {
    /// Opens the file and sends every logger to it; without a file, nothing is logged.
    ///
    /// - Throws: `OrdersError` (`storage`) when the file can't be written.
    static func start(path: String?) throws {
        guard let path else {
            LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
            return
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw OrdersError(.storage, "The log file \(path) can't be written; name another with --log.")
        }
        LoggingSystem.bootstrap { _ in FileLogHandler(descriptor: descriptor) }
    }
}

/// Appends one line per event, each in one write so that lines of two processes don't mix.
private struct FileLogHandler: LogHandler {
    let descriptor: Int32
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let pairs = (event.metadata ?? [:]).merging(metadata) { own, _ in own }
        let details = pairs.sorted { $0.key < $1.key }.map { " \($0.key)=\(JSONValue.text("\($0.value)").text)" }
        let line = "\(Instant.systemNow.iso8601) \(getpid()) \(event.level) \(event.message)\(details.joined())\n"
        line.utf8CString.withUnsafeBytes { bytes in
            _ = write(descriptor, bytes.baseAddress, bytes.count - 1)
        }
    }
}

extension Logger {
    /// The program's logger; silent until `LogFile.start` names a file.
    static let ordertop = Logger(label: "ordertop")
}
