import OrdersCore
import Testing

@testable import SampleData

@Suite("The same plan gives the same shop")
struct DeterminismTests {
    @Test("Two runs of one plan are equal to the last byte")
    func sameSeed() throws {
        let first = try ShopInMemory.made(from: .small())
        let second = try ShopInMemory.made(from: .small())
        #expect(first.checksum == second.checksum)
    }

    @Test("Another seed gives another shop in every table")
    func otherSeed() throws {
        let first = try ShopInMemory.made(from: .small(seed: 7))
        let second = try ShopInMemory.made(from: .small(seed: 8))
        #expect(Set(first.users.map(\.id)).isDisjoint(with: second.users.map(\.id)))
        #expect(first.products.map(\.name) != second.products.map(\.name))
        #expect(first.orders.map(\.total) != second.orders.map(\.total))
        #expect(first.views.map(\.viewedAt) != second.views.map(\.viewedAt))
    }

    /// A new figure here means that every generated shop changes: say so in the changelog.
    @Test("A small shop is what it was when this figure was written down")
    func frozen() throws {
        let checksum = try ShopInMemory.made(from: .small(orders: 500)).checksum
        #expect(checksum == 18_154_273_242_049_149_730)
    }

    @Test("The generator's numbers are those of the published algorithms")
    func publishedNumbers() {
        var splitMix = SplitMix64(seed: 1_234_567)
        #expect(splitMix.next() == 6_457_827_717_110_365_317)
        #expect(splitMix.next() == 3_203_168_211_198_807_973)
        var dice = Dice(state: (1, 2, 3, 4))
        #expect([dice.next(), dice.next(), dice.next()] == [11_520, 0, 1_509_978_240])
    }

    @Test("Pieces stay at ten thousand rows, whatever the size of the shop")
    func pieces() throws {
        let plan = try ShopPlan(orders: 35_000, users: 12_000, products: 50, views: 24_000, until: .closing)
        var shop = ShopInMemory()
        var phases: [GenerationProgress.Phase] = []
        try ShopGenerator(plan).generate(into: &shop) { progress in
            #expect(progress.done <= progress.total)
            if phases.last != progress.phase { phases.append(progress.phase) }
        }
        #expect(shop.largestPiece == 10_000)
        #expect(shop.orders.count == 35_000)
        #expect(shop.views.count == 24_000)
        #expect(phases == [.users, .products, .orders, .views, .finishing("keeping")])
        #expect(shop.isFinished)
        #expect(!shop.isAbandoned)
    }

    @Test("A cancelled run abandons its loader")
    func cancelled() async throws {
        let plan = try ShopPlan.small()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            var shop = ShopInMemory()
            #expect(throws: CancellationError.self) { try ShopGenerator(plan).generate(into: &shop) }
            return shop
        }
        let shop = await task.value
        #expect(shop.isAbandoned)
        #expect(shop.users.isEmpty)
    }
}
