import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals on tables of every kind")
struct VariantTotalsTests {
    @Test("agree with plain SQL for every user under random changes", arguments: ShopVariant.all)
    func agree(variant: ShopVariant) async throws {
        let tally = ShopTally()
        let shop = try await LiveShop(variant, tally: tally)
        try #require(shop.store.availability(of: .keepTotals) == .available)
        let connections = try (0..<2).map { _ in try shop.application() }
        var writer = ShopWriter(variant, seed: 7, users: 20, span: 250)
        try shop.run(writer.everyUser(), on: connections[0])
        for _ in 0..<20 {
            try shop.run(writer.transaction(at: shop.clock.now, count: 30), on: connections[0])
        }
        #expect(try await shop.build().state == .done)
        let comparisons = 150 * Soak.factor
        while tally.goesOn(until: comparisons) {
            let statements = writer.transaction(at: shop.clock.now, count: 1 + writer.draw(40))
            try shop.run(statements, on: connections[writer.draw(2)])
            if writer.draw(3) == 0 { shop.clock.move { writer.draw($0) } }
            if writer.draw(3) == 0 { try await shop.fold(rows: 1 + writer.draw(40)) }
            if writer.draw(30) == 0 { try await shop.foldAll() }
            try await shop.compare(limits: [10_000, writer.draw(8)])
            if writer.draw(40) == 0 { try await shop.expectVerified() }
        }
        try await shop.expectVerified()
        try await shop.close()
        tally.report(variant.testDescription, operations: comparisons * 10, comparisons: comparisons)
    }
}
