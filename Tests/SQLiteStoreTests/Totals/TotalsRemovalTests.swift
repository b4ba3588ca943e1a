import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Removing live totals")
struct TotalsRemovalTests {
    @Test("leaves no trace and a shop that works", arguments: ShopVariant.all)
    func noTrace(variant: ShopVariant) async throws {
        var (shop, application, writer) = try await LiveShop.ready(variant)
        try shop.change(&writer, on: application, count: 60)
        try await shop.remove()
        #expect(try shop.traces().isEmpty)
        #expect(try await shop.condition() == .absent)
        try shop.change(&writer, on: application, count: 60)
        try await shop.close()
    }

    @Test("takes triggers along that a dropped unique key once asked for")
    func droppedKey() async throws {
        for rebuilds in [false, true] {
            let (shop, application) = try await withUniqueIndex()
            try application.execute("DROP INDEX orders_code")
            if rebuilds { try #require(try await shop.build().state == .done) }
            try await shop.remove()
            #expect(try shop.traces().isEmpty)
            try application.execute("INSERT INTO orders VALUES (NULL, NULL, 1, 'completed', 1, 'new')")
            #expect(try await shop.condition() == .absent)
            try await shop.close()
        }
    }

    @Test("is no more than half done when triggers are left without their tables, and that is said")
    func halfRemoved() async throws {
        let (shop, application) = try await withUniqueIndex()
        try application.execute("DROP INDEX orders_code; DROP TABLE ordertop_totals")
        for event in ["insert", "update", "delete"] {
            try application.execute("DROP TRIGGER ordertop_totals_\(event)")
        }
        guard case .broken(let reason) = try await shop.condition() else {
            Issue.record("\(try await shop.condition())")
            return
        }
        #expect(reason.contains("ordertop_totals_replace_insert"))
        try await shop.remove()
        #expect(try shop.traces().isEmpty)
        try await shop.close()
    }

    private func withUniqueIndex() async throws -> (LiveShop, PlainConnection) {
        var variant = ShopVariant.demo
        variant.tables += [
            "ALTER TABLE orders ADD COLUMN code TEXT", "CREATE UNIQUE INDEX orders_code ON orders (code)",
        ]
        let (shop, application, _) = try await LiveShop.ready(variant)
        return (shop, application)
    }
}
