@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Keys, pastes, clicks and sizes at random over a shop of hostile names: no crash, and no cell out of place.
struct RandomKeysTests {
    @Test("Twenty-five thousand keys at random leave every row full", arguments: [1, 2, 3, 4] as [UInt64])
    func randomKeys(seed: UInt64) async throws {
        let names = HostileNames.all
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        contents.users = contents.users.enumerated().map { index, user in
            User(id: user.id, username: names[index % names.count], email: names[(index + 5) % names.count])
        }
        contents.products = contents.products.enumerated().map { index, product in
            Product(id: product.id, name: names[(index + 9) % names.count], price: product.price)
        }
        var events = RandomEvents(seed: seed)
        // Keys at random also find their way to "quit"; then the next program takes up the rest.
        while events.count < 25_000 {
            let harness = DashboardHarness(store: InMemoryStore(contents), history: 1)
            try await harness.run { try await Self.drive($0, &events) }
        }
    }

    private static func drive(_ dashboard: DashboardHarness, _ events: inout RandomEvents) async throws {
        while events.count < 25_000, !dashboard.terminal.script.isClosed {
            for _ in 0..<50 { events.next(for: dashboard.terminal) }
            await dashboard.program.settle()
            if events.count.isMultiple(of: 1_000) { await dashboard.pass(seconds: 1) }
            let screen = dashboard.terminal.screen
            #expect(screen.isEveryRowFull, "after \(events.count) events")
        }
    }
}

/// What a person with a cat on the keyboard does.
private struct RandomEvents {
    private(set) var count = 0
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(state: seed)
    }

    mutating func next(for terminal: WatchedTerminal) {
        count += 1
        switch Int.random(in: 0..<100, using: &generator) {
        case 0: terminal.resize(size())
        case 1: terminal.send(.paste(HostileNames.all.randomElement(using: &generator) ?? ""))
        case 2...4: terminal.send(.mouse(mouse()))
        case 5...14: terminal.send(.key(.escape))
        default: terminal.send(.key(key()))
        }
    }

    private mutating func key() -> Key {
        // No q, which would end the program.
        let typed = "0123456789abcdefghijklmnoprstuvwxyz:/?+-= GLMYéö漢".map { Key.character($0) }
        let others: [Key] = [
            .enter, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown, .function(1), .control("w"), .control("z"), .alt("b"), .insert,
        ]
        return (typed + others + others).randomElement(using: &generator) ?? .enter
    }

    private mutating func size() -> Size {
        Size(columns: .random(in: 1...140, using: &generator), rows: .random(in: 1...50, using: &generator))
    }

    private mutating func mouse() -> MouseEvent {
        let point = Point(
            column: .random(in: 0..<140, using: &generator), row: .random(in: 0..<50, using: &generator))
        let kinds: [MouseEvent.Kind] = [.press, .release, .doubleClick, .scrollUp, .scrollDown]
        return MouseEvent(point: point, kind: kinds.randomElement(using: &generator) ?? .press)
    }
}

/// Vigna's SplitMix64, so that a failure can be repeated (<https://prng.di.unimi.it/splitmix64.c>).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
