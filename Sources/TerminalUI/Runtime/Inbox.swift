import Synchronization

/// The queue between everyone who has something to say and the one loop that listens.
final class Inbox<Message: Sendable>: Sendable {
    private let state = Mutex(InboxState<Message>())

    func add(_ item: InboxItem<Message>) {
        wake { $0.add(item) }
    }

    /// All that has arrived, in order; suspends while there is nothing. Empty once the inbox is closed.
    func next() async -> [InboxItem<Message>] {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in wake { $0.wait(reader: waiter) } }
        } onCancel: {
            close()
        }
        return state.withLock { $0.takeAll() }
    }

    /// Whether an item taken out still counts: its run may have been cancelled by an item before it.
    func counts(_ item: InboxItem<Message>) -> Bool {
        state.withLock { $0.counts(item) }
    }

    var isSettled: Bool { state.withLock { $0.isSettled } }

    /// Returns when the loop waits, nothing is queued and no run is on its way, or when all is over.
    func settle() async {
        await withCheckedContinuation { waiter in wake { $0.wait(settler: waiter) } }
    }

    /// Opens a new run or timer of an id; what an older one sends no longer counts.
    func ticket(for id: EffectID) -> EffectTicket {
        state.withLock { $0.ticket(for: id) }
    }

    /// A run or timer has sent all that it had to say.
    func end(_ ticket: EffectTicket) {
        state.withLock { $0.end(ticket) }
    }

    func forget(_ id: EffectID) {
        state.withLock { $0.forget(id) }
    }

    func forgetAll() {
        state.withLock { $0.forgetAll() }
    }

    func runStarted() {
        state.withLock { $0.runStarted() }
    }

    func runEnded() {
        wake { $0.runEnded() }
    }

    /// Ends the loop: nothing is taken any more, and nobody waits.
    func close() {
        wake { $0.close() }
    }

    /// Waiters are resumed outside of the lock, which they are going to take.
    private func wake(_ change: (inout InboxState<Message>) -> [InboxState<Message>.Waiter]) {
        for waiter in state.withLock({ change(&$0) }) { waiter.resume() }
    }
}
