import Foundation
import OrdersCore
import Synchronization

/// The sessions of one server that do the same kind of work. A session is made when it is needed and kept for the next.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        var busy: [ObjectIdentifier: CancelSignal] = [:]
        var waiting: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var lastID = 0
        var isClosed = false
    }

    let address: ServerAddress
    private let most: Int
    /// What each session begins with, after the address's own settings.
    private let settings: String
    private let state = Mutex(State())

    /// - Parameter most: how many sessions there may be at a time.
    init(_ address: ServerAddress, most: Int, settings: String) {
        self.address = address
        self.most = most
        self.settings = settings
    }

    /// Runs the body with a session, on that session's own thread. When the task is cancelled, it waits until it is known
    /// what has become of the work.
    ///
    /// - Throws: `PostgresError`, `CancellationError`, the body's own errors.
    func with<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let signal = CancelSignal()
        let ticket = ObjectIdentifier(signal)
        try await enter(signal, ticket)
        defer { leave(ticket) }
        return try await withTaskCancellationHandler {
            try await work(signal, body)
        } onCancel: {
            signal.cancel()
        }
    }

    /// Lends a session to work that needs another pool's session, too. It is the borrower's until the work ends, on
    /// whatever thread.
    ///
    /// - Throws: as `with`.
    func lending<Value: Sendable>(
        _ body: @Sendable (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let signal = CancelSignal()
        let ticket = ObjectIdentifier(signal)
        try await enter(signal, ticket)
        defer { leave(ticket) }
        return try await withTaskCancellationHandler {
            let connection = try await connection(signal)
            defer { keep(connection) }
            return try await body(connection)
        } onCancel: {
            signal.cancel()
        }
    }

    /// The same as `with` for work that changes nothing: when the task is cancelled, the caller goes on at once, and the session is
    /// put in order behind its back. So a server that stays silent holds nobody up.
    func reading<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let signal = CancelSignal()
        let ticket = ObjectIdentifier(signal)
        try await enter(signal, ticket)
        return try await abandoning {
            defer { self.leave(ticket) }
            return try await self.work(signal, body)
        } onCancel: {
            signal.cancel()
        }
    }

    /// Ends what runs and gives every session back. Doesn't wait for a server that stays silent.
    func close() {
        let (idle, signals, waiting) = state.withLock { state in
            state.isClosed = true
            defer { (state.idle, state.waiting) = ([], []) }
            return (state.idle, state.busy.values.map(\.self), state.waiting)
        }
        waiting.forEach { $0.continuation.resume(throwing: CancellationError()) }
        signals.forEach { $0.cancel() }
        idle.forEach { connection in connection.queue.async { connection.close() } }
    }

    private func work<Value: Sendable>(
        _ signal: CancelSignal, _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let connection = try await connection(signal)
        let result = await connection.onQueue { Result { try body(connection) } }
        keep(connection)
        return try result.get()
    }

    /// A session that is there, or a new one.
    private func connection(_ signal: CancelSignal) async throws -> PostgresConnection {
        while let idle = state.withLock({ $0.idle.popLast() }) {
            idle.signal = signal
            if await idle.onQueue({ idle.isUsable }) { return idle }
            idle.close()
        }
        let (address, settings) = (address, settings)
        return try await offPool {
            let connection = try PostgresConnection.open(address, signal: signal)
            if !settings.isEmpty { try connection.execute(settings) }
            return connection
        }
    }

    private func keep(_ connection: PostgresConnection) {
        let isKept = state.withLock { state in
            guard !state.isClosed else { return false }
            state.idle.append(connection)
            return true
        }
        if !isKept { connection.queue.async { connection.close() } }
    }

    /// Takes one of the places, waiting for it where all are taken.
    private func enter(_ signal: CancelSignal, _ ticket: ObjectIdentifier) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        while true {
            let hasEntered = try state.withLock { state in
                if state.isClosed { throw CancellationError() }
                guard state.busy.count < most else { return false }
                state.busy[ticket] = signal
                return true
            }
            if hasEntered { return }
            try await wait(id)
        }
    }

    private func wait(_ id: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    if state.isClosed || Task.isCancelled { return .failure(CancellationError()) }
                    if state.busy.count < most { return .success(()) }
                    state.waiting.append((id, continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
            }
            waiting?.continuation.resume(throwing: CancellationError())
        }
    }

    private func leave(_ ticket: ObjectIdentifier) {
        let next = state.withLock { state in
            state.busy[ticket] = nil
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        next?.continuation.resume()
    }
}

/// Runs work that changes nothing. When the task is cancelled, the caller goes on at once, and the work ends behind its
/// back.
///
/// - Parameter stop: tells the work that it isn't wanted any more; the task that it runs in is cancelled, too.
func abandoning<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value, onCancel stop: @escaping @Sendable () -> Void = {}
) async throws -> Value {
    let answer = Answer<Value>()
    let task = Task {
        do { answer.give(.success(try await work())) } catch { answer.give(.failure(error)) }
    }
    return try await withTaskCancellationHandler {
        try await answer.wait()
    } onCancel: {
        stop()
        task.cancel()
        answer.give(.failure(CancellationError()))
    }
}

extension PostgresConnection {
    /// Runs blocking work on this session's thread.
    func onQueue<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }
}
