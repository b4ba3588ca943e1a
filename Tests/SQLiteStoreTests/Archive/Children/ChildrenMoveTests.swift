import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Rows of children move with their orders")
struct ChildrenMoveTests {
    @Test(
        "to the archive and back, byte for byte, and are in the ledger and in the log",
        arguments: ShopFiles.allCases)
    func roundTrip(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            let before = try shop.main()
            let job = try await shop.store.run(ChildrenShop.everything)
            #expect(job.rowsDone == 6)
            #expect(try shop.main() == [[], [], before[2].filter { $0.contains("order_id: NULL") }])
            #expect(
                try shop.archive() == [
                    before[0], before[1], before[2].filter { !$0.contains("order_id: NULL") },
                ])
            let verification = try await shop.store.verifyArchive()
            #expect(verification.differences.isEmpty)
            #expect(
                verification.children == [
                    ChildRows(table: "order_items", rows: 6), ChildRows(table: "order_notes", rows: 3),
                ])
            let log = try await shop.store.log(of: job.id).map(\.text)
            #expect(
                log.contains { $0.hasPrefix("moved 6 rows of \"order_items\" of 2023-03, hash ") }, "\(log)")
            try await shop.store.run(ChildrenShop.back)
            #expect(try shop.main() == before)
            #expect(try shop.archive() == [[], [], []])
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
        }
    }

    @Test(
        "back with a single order, and again with it",
        arguments: ShopFiles.allCases)
    func single(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            let before = try shop.main()
            try await shop.store.run(ChildrenShop.everything)
            let second = ArchiveSelection(direction: .restore, until: nil, orderIDs: [Order.ID(.integer(2))])
            try await shop.store.run(second)
            #expect(try shop.main()[0] == before[0].filter { $0.contains(", id: 2,") })
            #expect(try shop.main()[1] == before[1].filter { $0.contains("order_id: 2") })
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
            try await shop.store.run(ChildrenShop.everything)
            try await shop.store.run(ChildrenShop.back)
            #expect(try shop.main() == before)
        }
    }

    @Test(
        "by the statements that the preview shows, which also makes their tables",
        arguments: ShopFiles.allCases)
    func preview(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            let preview = try await shop.store.previewMove(of: ChildrenShop.everything)
            #expect(preview.obstacles.isEmpty)
            #expect(
                preview.children == [
                    ChildRows(table: "order_items", rows: 6), ChildRows(table: "order_notes", rows: 3),
                ])
            let schema = files == .one ? "" : "\"ordertop_file\"."
            for part in [
                "CREATE TABLE \(schema)\"order_items_archive\"", "CREATE TABLE \(schema)\"old_notes\"",
                "CREATE INDEX \(schema)\"old_notes_order\" ON \"old_notes\" (\"order_id\")",
                "INSERT INTO ordertop_children", "INSERT INTO \(schema)\"order_items_archive\" (\"order_id\"",
                "DELETE FROM \"order_items\"", "DELETE FROM \"order_notes\"",
            ] {
                #expect(preview.statements.contains { $0.hasPrefix(part) }, "\(part)")
            }
            #expect(preview.notes.count == 2)
            let order = preview.statements.filter { $0.hasPrefix("DELETE FROM \"order") }
            #expect(order.last?.hasPrefix("DELETE FROM \"orders\"") == true)
            try await shop.store.run(ChildrenShop.everything)
            let again = try await shop.store.previewMove(of: ChildrenShop.everything)
            #expect(!again.statements.contains { $0.hasPrefix("CREATE") || $0.contains("ordertop_children") })
            let back = try await shop.store.previewMove(of: ChildrenShop.back)
            #expect(back.children.map(\.rows) == [6, 3])
            let limited = ArchiveSelection(direction: .restore, until: nil, limit: 2)
            #expect(try await shop.store.previewMove(of: limited).children.map(\.rows) == [nil, nil])
        }
    }

    @Test("to a new place that a run chooses, and to another when all are back")
    func newPlace() async throws {
        try await ChildrenShop.with { shop in
            let before = try shop.main()
            let file = ArchivePlace.file(path: shop.folder.path("elsewhere.sqlite"))
            for place in [nil, file, .table] {
                let preview = try await shop.store.previewMove(of: ChildrenShop.everything, into: place)
                #expect(preview.obstacles.isEmpty)
                #expect(preview.statements.contains { $0.hasPrefix("INSERT INTO ordertop_children") })
                if let place { try await shop.store.keepArchive(in: place) }
                try await shop.store.run(ChildrenShop.everything)
                #expect(try shop.main()[1].isEmpty)
                #expect(try await shop.store.verifyArchive().differences.isEmpty)
                await #expect(throws: OrdersError.self) {
                    try await shop.store.keepArchive(in: .file(path: shop.folder.path("third.sqlite")))
                }
                try await shop.store.run(ChildrenShop.back)
                #expect(try shop.main() == before)
            }
        }
    }

    @Test("and an order's total that is computed from them stays what it was", arguments: ShopFiles.allCases)
    func totals(files: ShopFiles) async throws {
        var schema = OrdersSchema.withChildren
        schema.orders.total = .expression(
            "SELECT SUM(price * 100) FROM order_items WHERE order_items.order_id = orders.id")
        try await ChildrenShop.with(files, schema: schema) { shop in
            let query = OrderHistoryQuery(route: .all)
            let before = try await shop.store.orders(query).rows.map(\.order)
            #expect(before.map(\.total.minorUnits).contains(250))
            let other = try await shop.openAgain(schema)
            try await shop.store.run(ChildrenShop.everything)
            for store in [shop.store, other] {
                #expect(try await store.orders(query).rows.map(\.order) == before)
                #expect(try await store.verifyArchive().differences.isEmpty)
            }
            try await other.close()
            try await shop.store.run(ChildrenShop.back)
            #expect(try await shop.store.orders(query).rows.map(\.order) == before)
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
        }
    }

    @Test(
        "with a column that main has got, and not where a restore would lose one",
        arguments: ShopFiles.allCases)
    func drift(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            try await shop.store.run(
                ArchiveSelection(direction: .archive, until: nil, orderIDs: [Order.ID(.integer(1))]))
            try await shop.inMain("ALTER TABLE order_items ADD COLUMN tax INTEGER DEFAULT 7")
            try await shop.inMain("UPDATE order_items SET tax = 19 WHERE order_id = 2")
            let preview = try await shop.store.previewMove(of: ChildrenShop.everything)
            #expect(preview.statements.first?.hasSuffix("ADD COLUMN \"tax\" INTEGER DEFAULT 7") == true)
            #expect(
                preview.notes.first?.hasSuffix("rows archived before have 7 there.") == true,
                "\(preview.notes)")
            try await shop.store.run(ChildrenShop.everything)
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
            #expect(try shop.archive()[1].filter { $0.contains("tax: 19") }.count == 1)
            try await shop.inMain("ALTER TABLE order_items DROP COLUMN tax")
            let back = try await shop.store.previewMove(of: ChildrenShop.back)
            #expect(
                back.obstacles.first?.hasPrefix("\"order_items\" has no column \"tax\"") == true,
                "\(back.obstacles)")
            let job = try await shop.store.run(ChildrenShop.back, until: .failed)
            #expect(job.message?.contains("\"order_items\" has no column \"tax\"") == true)
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
        }
    }
}
