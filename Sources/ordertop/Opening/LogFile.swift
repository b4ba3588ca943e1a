import Foundation
import Logging
import OrdersCore
import Synchronization

/// The log of what happened and why it failed. There is none unless a file is named.
enum LogFile {
    /// The open file; logging is silent without one.
    fileprivate static let descriptor = Mutex<Int32?>(nil)

    /// Sends every logger of the process here.
    static func prepare() {
        LoggingSystem.bootstrap { _ in FileLogHandler() }
    }

    /// Opens the file to append to; nil for none.
    ///
    /// - Throws: `OrdersError` (`storage`) when the file can't be written.
    static func open(path: String?) throws {
        guard let path else { return }
        let opened = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw OrdersError(.storage, "The log file \(path) can't be written; name another with --log.")
        }
        descriptor.withLock { $0 = opened }
    }
}

/// Appends one line per event, each in one write so that lines of two processes don't mix.
private struct FileLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        guard let descriptor = LogFile.descriptor.withLock({ $0 }) else { return }
        let pairs = (event.metadata ?? [:]).merging(metadata) { own, _ in own }
        let details = pairs.sorted { $0.key < $1.key }.map {
            " \($0.key)=\(JSONValue.text("\($0.value)").text)"
        }
        let line =
            "\(Instant.systemNow.iso8601) \(getpid()) \(event.level) \(event.message)\(details.joined())\n"
        line.utf8CString.withUnsafeBytes { bytes in
            _ = write(descriptor, bytes.baseAddress, bytes.count - 1)
        }
    }
}

extension Logger {
    /// The program's logger; silent until `LogFile.open` names a file.
    static let ordertop = Logger(label: "ordertop")
}
