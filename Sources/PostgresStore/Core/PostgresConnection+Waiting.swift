import CLibpq
import Foundation

// Waiting for the server, and not any longer than somebody wants to know.

extension PostgresConnection {
    /// Waits until the server has let this session in.
    ///
    /// - Throws: `PostgresError`, `CancellationError`.
    func waitUntilOpen(limit: Duration) throws {
        let pointer = try openPointer()
        // What is wrong without asking any server: a service that isn't defined, a certificate that isn't there.
        guard PQstatus(pointer) != CONNECTION_BAD else { throw lost() }
        let deadline = ContinuousClock.now + limit
        var interest = PGRES_POLLING_WRITING
        while true {
            switch interest {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_FAILED: throw lost()
            default:
                let events = interest == PGRES_POLLING_WRITING ? POLLOUT : POLLIN
                let isReady = try wait(for: events, until: deadline)
                if signal.isCancelled { throw CancellationError() }
                guard isReady else { throw PostgresError.silence }
            }
            interest = PQconnectPoll(pointer)
        }
    }

    /// The last result of what was sent; earlier ones are let go of.
    ///
    /// - Throws: `PostgresError`, `CancellationError`.
    func waitForResult() throws -> ResultSet {
        let pointer = try openPointer()
        var last: ResultSet?
        var error: PostgresError?
        while let result = try nextResult(pointer) {
            error = error ?? result.error
            last = result
            // Nothing follows a result that says that the connection now copies.
            if [PGRES_COPY_IN, PGRES_COPY_OUT].contains(PQresultStatus(result.pointer)) { break }
        }
        if let error {
            if PQstatus(pointer) != CONNECTION_OK {
                throw PostgresError(error.message, sqlState: error.sqlState, isConnectionLost: true)
            }
            if signal.isCancelled, error.sqlState == SQLState.canceled { throw CancellationError() }
            throw error
        }
        guard let last else { throw lost() }
        return last
    }

    private func nextResult(_ pointer: OpaquePointer) throws -> ResultSet? {
        while try flush(pointer) || PQisBusy(pointer) == 1 { try waitForInput() }
        return PQgetResult(pointer).map(ResultSet.init)
    }

    /// Waits until the server has sent more, and reads it.
    func waitForInput() throws {
        let pointer = try openPointer()
        try waitForServer(pointer)
        guard PQconsumeInput(pointer) == 1 else { throw lost() }
    }

    /// Sends what libpq still holds.
    ///
    /// - Returns: whether some of it is left.
    private func flush(_ pointer: OpaquePointer) throws -> Bool {
        switch PQflush(pointer) {
        case 0: return false
        case 1: return true
        default: throw lost()
        }
    }

    private func waitForServer(_ pointer: OpaquePointer) throws {
        let events = POLLIN | (try flush(pointer) ? POLLOUT : 0)
        if !signal.isCancelled {
            let isReady = try wait(for: events, until: patience.map { .now + $0 })
            guard signal.isCancelled else {
                guard !isReady else { return }
                close()
                throw PostgresError.silence
            }
            askToStop(pointer)
        }
        guard try wait(for: events, until: .now + PostgresConnection.cancelGrace, despiteSignal: true) else {
            close()
            throw CancellationError()
        }
    }

    /// Sends a cancel request on a connection of its own, which may take as long as the server is silent, so on a
    /// thread of its own, too.
    private func askToStop(_ pointer: OpaquePointer) {
        guard let cancel = PQgetCancel(pointer) else { return }
        let request = CancelRequest(cancel)
        Thread.detachNewThread { request.send() }
    }

    /// Waits until the connection is ready, the work isn't wanted any more, or time is up.
    ///
    /// - Returns: whether the connection is ready.
    private func wait(
        for events: Int32, until deadline: ContinuousClock.Instant?, despiteSignal: Bool = false
    ) throws -> Bool {
        let pointer = try openPointer()
        var waiting = [
            pollfd(fd: PQsocket(pointer), events: Int16(events), revents: 0),
            pollfd(fd: despiteSignal ? -1 : signal.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let left = deadline.map { max(.zero, $0 - .now) }
            let wanted = left.map { Int32(clamping: Int64($0 / .milliseconds(1)) + 1) } ?? -1
            // A task that no pool watches is looked at ten times a second.
            let slice = endsWithTask && !(0...100).contains(wanted) ? 100 : wanted
            let ready = poll(&waiting, 2, slice)
            if ready < 0, errno == EINTR { continue }
            guard ready >= 0 else { throw PostgresError("the connection can't be waited for") }
            if ready == 0, endsWithTask {
                if Task.isCancelled { signal.cancel() }
                if deadline.map({ $0 > .now }) ?? true { continue }
            }
            return waiting[0].revents != 0
        }
    }
}

/// A request to stop what a session does; may be sent from any thread.
private final class CancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit { PQfreeCancel(pointer) }

    func send() {
        var words = [CChar](repeating: 0, count: 256)
        _ = PQcancel(pointer, &words, Int32(words.count))
    }
}
