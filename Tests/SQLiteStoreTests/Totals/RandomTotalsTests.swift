import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

/// One thing after another, so that a seed always does the same.
@Suite("Live totals under random changes, one after another")
struct RandomTotalsTests {
    @Test("agree with plain SQL for every user at every look", arguments: 1...UInt64(4 * Soak.factor))
    func agree(seed: UInt64) async throws {
        let tally = ShopTally()
        let shop = try await LiveShop(tally: tally)
        let settings = [[], ["PRAGMA recursive_triggers = ON"], ["PRAGMA foreign_keys = ON"]]
        let connections = try settings.map { try shop.application(settings: $0) }
        var writer = ShopWriter(shop.variant, seed: seed, users: 20, span: 250, isRepeatable: true)
        try shop.run(writer.everyUser(), on: connections[0])
        try await shop.build()
        while tally.goesOn(until: RandomTotalsTests.comparisons) {
            for _ in 0..<3 {
                let statements = writer.transaction(at: shop.clock.now, count: 1 + writer.draw(60))
                try shop.run(statements, on: connections[writer.draw(connections.count)])
                if writer.draw(3) == 0 { shop.clock.move { writer.draw($0) } }
            }
            if writer.draw(3) == 0 { try await shop.fold(rows: 1 + writer.draw(40)) }
            if writer.draw(40) == 0 { try await shop.foldAll() }
            try await shop.compare(limits: [10_000, writer.draw(8)])
            if writer.draw(100) == 0 { try await shop.expectVerified() }
        }
        try await shop.expectVerified()
        try await shop.close()
        tally.report("seed \(seed)", operations: 50_000, comparisons: RandomTotalsTests.comparisons)
    }

    private static let comparisons = 1_000
}
