import OrdersCore
import Testing

@Suite("History routing")
struct HistoryRoutingTests {
    private let routing = HistoryRouting(
        newestArchived: Instant(milliseconds: 1_000), oldestInMain: Instant(milliseconds: 2_000))

    @Test("recent ranges read main alone")
    func recent() {
        let query = OrderHistoryQuery(from: Instant(milliseconds: 1_001))
        #expect(routing.places(for: query) == [.main])
    }

    @Test("old ranges read the archive alone")
    func old() {
        let query = OrderHistoryQuery(until: Instant(milliseconds: 2_000))
        #expect(routing.places(for: query) == [.archive])
    }

    @Test("wide ranges read both, main first")
    func wide() {
        #expect(routing.places(for: OrderHistoryQuery()) == [.main, .archive])
    }

    @Test("the edges: until is exclusive, from is inclusive")
    func edges() {
        let touchingMain = OrderHistoryQuery(until: Instant(microseconds: 2_000_001))
        #expect(routing.places(for: touchingMain) == [.main, .archive])
        let touchingArchive = OrderHistoryQuery(from: Instant(milliseconds: 1_000))
        #expect(routing.places(for: touchingArchive) == [.main, .archive])
    }

    @Test("something is always read")
    func nothing() {
        let empty = HistoryRouting(newestArchived: nil, oldestInMain: nil)
        #expect(empty.places(for: OrderHistoryQuery()) == [.main])
    }

    @Test(
        "a named route is obeyed",
        arguments: [
            (HistoryRoute.main, [OrderPlace.main]), (.archive, [.archive]), (.all, [.main, .archive]),
        ])
    func named(route: HistoryRoute, places: [OrderPlace]) {
        let query = OrderHistoryQuery(from: Instant(milliseconds: 9_000), route: route)
        #expect(routing.places(for: query) == places)
    }
}
