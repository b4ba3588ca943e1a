import CLibpq
import Foundation
import OrdersCore

/// One session of a server, used by one thread at a time.
///
/// Its calls block the thread they are made on, and end with `CancellationError` when the work isn't wanted any more: the
/// server is asked to stop, and when it stays silent the connection is given up.
///
/// Sendable because only the thread of its queue uses it; see `ConnectionPool`.
final class PostgresConnection: @unchecked Sendable {
    /// Null after `close`.
    private(set) var pointer: OpaquePointer?
    /// Where its work runs.
    let queue = DispatchQueue(label: "ordertop.postgres", qos: .userInitiated)
    /// Of the work under way.
    var signal: CancelSignal
    /// Whether the task that calls ends the work when it is cancelled: for work that no pool handed out.
    var endsWithTask = false
    /// How long the server may stay silent in the middle of an answer before the session is given up; nil for as long as
    /// it likes.
    var patience: Duration?
    /// Statements that have run on this session.
    private var statements = KeptStatements()

    /// How long a server that was asked to stop may stay silent.
    static let cancelGrace: Duration = .milliseconds(500)
    private init(pointer: OpaquePointer, signal: CancelSignal) {
        self.pointer = pointer
        self.signal = signal
    }

    deinit { close() }

    /// Opens a session.
    ///
    /// - Throws: `PostgresError`, `CancellationError`.
    static func open(_ address: ServerAddress, signal: CancelSignal) throws -> PostgresConnection {
        guard let pointer = address.start() else { throw PostgresError("there is no memory left") }
        let connection = PostgresConnection(pointer: pointer, signal: signal)
        do {
            try connection.waitUntilOpen(limit: address.connectTimeout)
            PQsetNoticeProcessor(pointer, { _, _ in }, nil)
            try connection.execute(address.sessionSettings)
        } catch let error as PostgresError {
            connection.close()
            throw error.whileOpening
        } catch {
            connection.close()
            throw error
        }
        return connection
    }

    func close() {
        if let pointer { PQfinish(pointer) }
        pointer = nil
    }

    /// The process on the server that serves this session.
    var backend: Int32 { pointer.map(PQbackendPID) ?? 0 }

    /// As `15.18`: major and minor in one number, 150018.
    var serverVersion: Int { Int(pointer.map(PQserverVersion) ?? 0) }

    /// Whether the session can be used again: it is open and outside of a transaction, and the server hasn't hung up.
    var isUsable: Bool {
        guard let pointer, PQstatus(pointer) == CONNECTION_OK,
            PQtransactionStatus(pointer) == PQTRANS_IDLE
        else { return false }
        // A server that hangs up says why first: both are to be read before the end shows.
        var ready = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
        while poll(&ready, 1, 0) > 0 {
            guard PQconsumeInput(pointer) == 1, PQstatus(pointer) == CONNECTION_OK else { return false }
        }
        return true
    }

    /// Runs a statement. One that comes again is prepared, so that the server reads it once.
    ///
    /// - Throws: `PostgresError`, `CancellationError`.
    func run(_ query: Query) throws -> ResultSet {
        let named = statements.named(query.sql)
        let arguments = try Arguments(query, names: named.names)
        switch statements.use(query.sql, types: arguments.types) {
        case .once:
            return try result { pointer in arguments.send(named.sql, to: pointer) }
        case .prepare(let name):
            _ = try result { pointer in arguments.prepare(named.sql, as: name, on: pointer) }
            return try result { pointer in arguments.send(prepared: name, to: pointer) }
        case .prepared(let name):
            return try result { pointer in arguments.send(prepared: name, to: pointer) }
        case .forgetAll:
            try execute("DEALLOCATE ALL")
            return try run(query)
        }
    }

    /// Runs statements without arguments and without results that matter.
    ///
    /// - Throws: as `run`.
    func execute(_ sql: String) throws {
        _ = try result { pointer in PQsendQuery(pointer, sql) }
    }

    /// Sends something and waits for the last of its results.
    private func result(of send: (OpaquePointer) -> Int32) throws -> ResultSet {
        let pointer = try openPointer()
        // Nothing is begun that nobody wants any more: what is quick would be over before it could be stopped.
        if signal.isCancelled { throw CancellationError() }
        guard send(pointer) == 1 else { throw lost() }
        return try waitForResult()
    }

    /// - Throws: `PostgresError` after `close`.
    func openPointer() throws -> OpaquePointer {
        guard let pointer else { throw PostgresError("the connection is closed", isConnectionLost: true) }
        return pointer
    }

    /// What libpq says of a connection that doesn't work any more, in one line.
    func lost() -> PostgresError {
        let words = pointer.map { String(cString: PQerrorMessage($0)) } ?? ""
        let line = words.split(separator: "\n").first.map(String.init) ?? "the connection is lost"
        let reason = line.range(of: "FATAL:  ").map { line[$0.upperBound...] }
        return PostgresError(reason.map(String.init) ?? line, isConnectionLost: true)
    }
}
