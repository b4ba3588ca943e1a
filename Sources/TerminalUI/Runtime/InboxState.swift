import DequeModule

/// The bookkeeping behind ``Inbox``: what waits, which runs count, who is to be woken.
struct InboxState<Message: Sendable>: Sendable {
    typealias Waiter = CheckedContinuation<Void, Never>

    private var queue: Deque<InboxItem<Message>> = []
    private var newest: [EffectID: EffectTicket] = [:]
    private var lastNumber: UInt64 = 0
    private var runs = 0
    private var reader: Waiter?
    private var settlers: [Waiter] = []
    private(set) var isClosed = false

    /// Nothing will happen until the terminal or a timer speaks.
    var isSettled: Bool { isClosed || (reader != nil && queue.isEmpty && runs == 0) }

    mutating func add(_ item: InboxItem<Message>) -> [Waiter] {
        guard !isClosed, counts(item) else { return [] }
        queue.append(item)
        defer { reader = nil }
        return reader.map { [$0] } ?? []
    }

    /// Cancelled runs may have left messages behind, so they are asked for again here.
    mutating func takeAll() -> [InboxItem<Message>] {
        defer { queue.removeAll(keepingCapacity: true) }
        return Array(queue)
    }

    func counts(_ item: InboxItem<Message>) -> Bool {
        guard case .message(_, let ticket) = item else { return true }
        return newest[ticket.id] == ticket
    }

    mutating func ticket(for id: EffectID) -> EffectTicket {
        lastNumber += 1
        let ticket = EffectTicket(id: id, number: lastNumber)
        newest[id] = ticket
        return ticket
    }

    mutating func forget(_ id: EffectID) {
        newest[id] = nil
    }

    mutating func forgetAll() {
        newest.removeAll()
    }

    mutating func runStarted() { runs += 1 }

    mutating func runEnded() -> [Waiter] {
        runs -= 1
        return settledWaiters()
    }

    mutating func wait(reader waiter: Waiter) -> [Waiter] {
        guard queue.isEmpty, !isClosed else { return [waiter] }
        reader = waiter
        return settledWaiters()
    }

    mutating func wait(settler waiter: Waiter) -> [Waiter] {
        settlers.append(waiter)
        return settledWaiters()
    }

    mutating func close() -> [Waiter] {
        isClosed = true
        queue.removeAll()
        defer { reader = nil }
        return settledWaiters() + (reader.map { [$0] } ?? [])
    }

    private mutating func settledWaiters() -> [Waiter] {
        guard isSettled else { return [] }
        defer { settlers.removeAll() }
        return settlers
    }
}
