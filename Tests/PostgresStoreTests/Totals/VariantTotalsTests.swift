import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Live totals on PostgreSQL in adopted databases")
struct VariantTotalsTests {
    @Test("are right after each of many random changes", arguments: TotalsVariant.all)
    func random(variant: TotalsVariant) async throws {
        let shop = try await TotalsShop(variant)
        try await shop.thenRemove {
            var changes = VariantChanges(variant)
            try await shop.database.execute(
                (1...12).map { "INSERT INTO people VALUES (\(variant.user($0)), 'user\($0)');" }.joined())
            for _ in 0..<40 { try await shop.database.execute(changes.insert(at: shop.now)) }
            try await shop.build()
            try await shop.expectLive()
            for number in 0..<60 {
                try await shop.database.execute(changes.next(at: shop.now))
                try await shop.expectLive()
                if number % 7 == 0 { try await shop.fold(rows: 5) }
                if number % 10 == 0 { shop.pass(milliseconds: Int64(changes.draw(90_000_000))) }
                if number == 30 { try await shop.build() }
            }
            try await shop.expectVerified()
            try await shop.foldAll()
            try await shop.expectVerified()
            try await shop.expectLive()
        }
    }

    @Test(
        "can't be kept where triggers couldn't see what counts, which is said",
        arguments: [
            (OrdersSchema.Change.expression, "is an expression"), (.texts, "are texts"),
        ] as [(OrdersSchema.Change, String)])
    func obstacle(change: OrdersSchema.Change, words: String) async throws {
        var variant = TotalsVariant.all[1]
        change.apply(to: &variant)
        let shop = try await TotalsShop(variant)
        try await shop.thenRemove {
            #expect(shop.store.availability(of: .keepTotals).reason?.contains(words) == true)
            let preview = try await shop.store.previewTotals(.build)
            #expect(preview.obstacles.contains { $0.contains(words) })
            #expect(try await shop.report(.auto).notice == nil)
        }
    }
}

extension OrdersSchema {
    /// Makes a variant one that live totals can't be kept in.
    enum Change: Sendable {
        case expression, texts

        func apply(to variant: inout TotalsVariant) {
            switch self {
            case .expression: variant.schema.orders.total = .expression("amount * 2")
            case .texts:
                variant.tables[1] =
                    "CREATE TABLE sales (number bigint, customer text, amount int, state text, at text)"
                variant.schema.instants = .iso8601
            }
        }
    }
}

/// Random statements on the orders of a variant.
private struct VariantChanges {
    private let variant: TotalsVariant
    private var random = SeededGenerator(seed: 8)
    private var orders = 0

    init(_ variant: TotalsVariant) {
        self.variant = variant
    }

    mutating func draw(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func insert(at now: Instant) -> String {
        orders += 1
        // Into the partition that fits by the parent's name alone.
        return "INSERT INTO \(variant.writtenTo[0]) (number, customer, \(variant.amount), state, at) "
            + "VALUES (\(orders), \(user()), \(total()), \(status()), \(instant(now)))"
    }

    mutating func next(at now: Instant) -> String {
        let table = variant.writtenTo[draw(variant.writtenTo.count)]
        let rows = "WHERE number BETWEEN \(draw(orders)) AND \(draw(orders) + 3)"
        switch draw(8) {
        case 0, 1: return insert(at: now)
        case 2: return "DELETE FROM \(table) \(rows)"
        case 3: return "UPDATE \(table) SET \(variant.amount) = \(total()) \(rows)"
        case 4: return "UPDATE \(table) SET customer = \(user()) \(rows)"
        case 5: return "UPDATE \(table) SET state = \(status()) \(rows)"
        case 6: return "UPDATE \(variant.writtenTo[0]) SET at = \(instant(now)) \(rows)"
        default: return "UPDATE \(table) SET number = number \(rows)"
        }
    }

    private mutating func user() -> String { draw(9) == 0 ? "NULL" : variant.user(1 + draw(14)) }
    private mutating func total() -> String { draw(12) == 0 ? "NULL" : variant.total(draw(90_000) - 20_000) }
    private mutating func status() -> String { ["'completed'", "'completed'", "'pending'", "NULL"][draw(4)] }

    private mutating func instant(_ now: Instant) -> String {
        variant.at(now.adding(milliseconds: Int64(draw(40 * 86_400_000)) - 38 * 86_400_000))
    }
}
