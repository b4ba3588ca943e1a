import Testing

@testable import TerminalUI

@Suite struct InboxStateTests {
    var inbox = InboxState<String>()

    @Test mutating func `A thousand runs whose ids are used once leave nothing behind`() {
        for number in 0..<1_000 {
            let ticket = inbox.ticket(for: EffectID("notice.\(number)"))
            _ = inbox.add(.message("gone", ticket))
            inbox.end(ticket)
            _ = inbox.takeAll()
        }
        #expect(inbox.heardCount <= 2)
    }

    @Test mutating func `What a run sent before its end counts until it has been handled`() throws {
        let ticket = inbox.ticket(for: "load")
        _ = inbox.add(.message("loaded", ticket))
        inbox.end(ticket)
        let item = try #require(inbox.takeAll().first)
        #expect(inbox.counts(item))
    }

    @Test mutating func `The end of a run isn't that of the one that took its place`() {
        let old = inbox.ticket(for: "load")
        inbox.end(old)
        let new = inbox.ticket(for: "load")
        for _ in 1...3 { _ = inbox.takeAll() }
        #expect(inbox.counts(.message("loaded", new)))
    }
}
