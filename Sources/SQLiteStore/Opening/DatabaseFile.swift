import Foundation
import GRDBSQLite
import OrdersCore

/// A database file, looked at before SQLite does, because SQLite would create a missing file and has the same
/// words for a text file and an encrypted one.
struct DatabaseFile: Sendable {
    /// As the person wrote it.
    let name: String
    /// Absolute, so that no name can be taken for a URI.
    let path: String

    init(_ name: String) {
        self.name = name
        path = URL(fileURLWithPath: name).standardizedFileURL.path
    }

    /// Under its own name, where this one is a link: SQLite keeps the log beside that, too.
    var resolved: DatabaseFile {
        DatabaseFile(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    }

    var walPath: String { path + "-wal" }

    /// The name without its folder.
    var lastComponent: String { URL(fileURLWithPath: path).lastPathComponent }

    var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    var isWritable: Bool { access(path, W_OK) == 0 }
    var isFolderWritable: Bool { access(folder, W_OK) == 0 }
    var hasWAL: Bool { access(walPath, F_OK) == 0 }
    /// Whether a transaction without a write-ahead log is under way, or was when its program died.
    var hasRollbackJournal: Bool { access(path + "-journal", F_OK) == 0 }

    /// Bytes on disk, the write-ahead log included.
    var bytes: Int64 { size(of: path) + size(of: walPath) }

    /// Checks what can be told without SQLite.
    ///
    /// - Throws: `OrdersError` (`cannotOpen` or `corrupt`).
    func check() throws(OrdersError) {
        try checkKind()
        guard let header = try readHeader() else {
            throw trouble(
                "is empty, so there is no database in it: name another file, or create one with `ordertop generate`."
            )
        }
        try check(header)
    }

    private func checkKind() throws(OrdersError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == EACCES { throw noPermission }
            throw OrdersError(
                .cannotOpen,
                "There is no file \(name): check the path, or create one with `ordertop generate`.")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw trouble("is a folder: name the database file in it.")
        default: throw trouble("is no ordinary file: name a database file.")
        }
    }

    private func check(_ header: DatabaseHeader) throws(OrdersError) {
        switch header.kind {
        case .database: break
        case .text: throw trouble("is a text file, not an SQLite database: name a database file.")
        case .other:
            throw trouble(
                "is not an SQLite database, or it is encrypted: name a file that plain SQLite can read.")
        }
        if !hasWAL, !hasRollbackJournal, let bytes = header.expectedBytes, size(of: path) < bytes {
            throw OrdersError(
                .corrupt,
                "\(name) is cut short (\(size(of: path)) of \(bytes) bytes): copy it again from its source.")
        }
        if header.usesWAL, !hasWAL, !isFolderWritable {
            throw trouble(
                "uses a write-ahead log, which can't be made in its read-only folder: copy the file to a folder "
                    + "you can write to.")
        }
    }

    /// Reads the first bytes through SQLite, which keeps a file open as long as this process has locks on it. On
    /// Linux, closing any other handle of the file would drop those locks, under the feet of a store that has it
    /// open: <https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>.
    private func readHeader() throws(OrdersError) -> DatabaseHeader? {
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
            throw noPermission
        }
        var file: UnsafeMutablePointer<sqlite3_file>?
        var header = [UInt8](repeating: 0, count: min(100, Int(size(of: path))))
        guard !header.isEmpty else { return nil }
        guard sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
            let file, let read = file.pointee.pMethods?.pointee.xRead,
            read(file, &header, Int32(header.count), 0) == SQLITE_OK
        else {
            throw OrdersError(.storage, "\(name) can't be read: check the disk.")
        }
        return DatabaseHeader(header)
    }

    private var noPermission: OrdersError {
        trouble("can't be opened for lack of permission: ask for the right to read it.")
    }

    private func trouble(_ what: String) -> OrdersError {
        OrdersError(.cannotOpen, "\(name) \(what)")
    }

    private func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
