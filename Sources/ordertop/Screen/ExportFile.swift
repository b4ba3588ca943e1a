import Foundation
import OrdersCore

/// Files that a person exports into the folder they work in. None that is there is ever written over.
struct ExportFile: Sendable {
    /// Writes bytes to an open file; the error's number where not all could be written.
    typealias Writer = @Sendable (_ bytes: [UInt8], _ descriptor: Int32) -> Int32?

    var folder = FileManager.default.currentDirectoryPath
    var write: Writer = ExportFile.writeAll

    /// The path that a new file gets: `top-spenders.csv`, or `top-spenders-2.csv` where there is one already.
    ///
    /// - Throws: `OrdersError` (`storage`).
    func path(resembling name: String) throws -> String {
        guard let path = paths(resembling: name).first(where: { !ExportFile.isTaken($0) }) else {
            throw tooMany(name)
        }
        return path
    }

    /// Writes a text into a new file. What could be written of it is removed where not all can be.
    ///
    /// - Returns: its path.
    /// - Throws: `OrdersError` (`storage`).
    func create(_ text: String, resembling name: String) throws -> String {
        for path in paths(resembling: name) {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor < 0, errno == EEXIST { continue }
            guard descriptor >= 0 else { throw ExportFile.failure(errno, path) }
            let failure = write(Array(text.utf8), descriptor)
            // Some file systems find out only now that there is no room.
            let closing = close(descriptor) == 0 ? nil : errno
            guard let error = failure ?? closing else { return path }
            unlink(path)
            throw ExportFile.failure(error, path)
        }
        throw tooMany(name)
    }

    private func paths(resembling name: String) -> some Sequence<String> {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let folder = folder
        return (1...999).lazy.map { number in
            "\(folder)/\(name[..<dot])\(number == 1 ? "" : "-\(number)")\(name[dot...])"
        }
    }

    /// A link that leads nowhere takes its name, too.
    private static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static let writeAll: Writer = { bytes, descriptor in
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count > 0 { written += count } else if errno != EINTR { return errno }
            }
            return nil
        }
    }

    private static func failure(_ error: Int32, _ path: String) -> OrdersError {
        let cause = String(cString: strerror(error))
        switch error {
        case ENOSPC, EDQUOT:
            return OrdersError(
                .storage, "The disk is full, so \(path) was not written; make room and export again.",
                cause: cause)
        default:
            return OrdersError(
                .storage, "\(path) can't be written; start ordertop in a folder you can write to.",
                cause: cause)
        }
    }

    private func tooMany(_ name: String) -> OrdersError {
        OrdersError(.storage, "\(folder) is full of exports named \(name); remove some.")
    }
}
