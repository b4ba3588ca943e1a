import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals under random changes")
struct RandomTotalsTests {
    @Test("agree with the direct report for every user after every change", arguments: 1...4)
    func agree(seed: UInt64) async throws {
        let shop = try await TotalsShop(seed: seed, users: 40, orders: 300)
        try await shop.build()
        for _ in 0..<600 {
            try await shop.change(count: 3)
            if shop.random(4) == 0 { try await shop.fold(rows: 5) }
            try await shop.expectExact()
        }
        let verification = try await shop.store.verifyTotals(at: shop.now)
        #expect(verification.isExact, "\(verification)")
        try await shop.close()
    }
}
