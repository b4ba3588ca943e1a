import Synchronization

/// Keeps why a database couldn't be opened before any was: then the screen has nothing to show, and the program ends with
/// that.
final class FirstOpening: Sendable {
    private let reason = Mutex<(any Error)?>(nil)

    /// Nil where nothing failed that somebody waited for.
    var failure: (any Error)? { reason.withLock { $0 } }

    func keep<Opened>(_ open: () async throws -> Opened) async throws -> Opened {
        do {
            return try await open()
        } catch {
            // Who has quit meanwhile, or gone elsewhere, is owed no word.
            if !Task.isCancelled { reason.withLock { $0 = error } }
            throw error
        }
    }
}
