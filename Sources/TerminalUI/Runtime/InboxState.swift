import DequeModule

/// The bookkeeping behind ``Inbox``: what waits, which runs count, who is to be woken.
struct InboxState<Message: Sendable>: Sendable {
    typealias Waiter = CheckedContinuation<Void, Never>

    private var queue: Deque<InboxItem<Message>> = []
    private var newest: [EffectID: EffectTicket] = [:]
    private var lastNumber: UInt64 = 0
    /// Whose run is over and who may still have a message on its way: ended since the reader took items, and before.
    private var ended: [EffectTicket] = []
    private var retiring: [EffectTicket] = []
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

    /// Cancelled runs may have left messages behind, so whoever takes asks again which still count.
    mutating func takeAll() -> [InboxItem<Message>] {
        retire()
        defer { queue.removeAll(keepingCapacity: true) }
        return Array(queue)
    }

    /// Who takes items has handled all that were taken before.
    private mutating func retire() {
        for ticket in retiring where newest[ticket.id] == ticket { newest[ticket.id] = nil }
        (retiring, ended) = (ended, [])
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

    /// The run says no more. Ids that are used once would otherwise be kept for as long as the program runs.
    mutating func end(_ ticket: EffectTicket) {
        if newest[ticket.id] == ticket { ended.append(ticket) }
    }

    /// How many runs and timers may still be heard.
    var heardCount: Int { newest.count }

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
