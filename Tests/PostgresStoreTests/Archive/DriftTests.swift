import OrdersCore
import TestSupport
import Testing

@testable import PostgresStore

@Suite("An archive whose orders have got other columns")
struct DriftTests {
    @Test("gets a new column with its constant default, and is still as the ledger says")
    func addedColumn() async throws {
        try await ArchiveShop.with { shop in
            let first = ArchiveSelection(
                direction: .archive, until: ArchiveShop.cutoff,
                orderIDs: [2, 4].map { Order.ID(.integer($0)) })
            try await shop.run(first)
            try await shop.database.execute(
                "ALTER TABLE orders ADD COLUMN channel text NOT NULL DEFAULT 'web', ADD COLUMN seen timestamptz DEFAULT now()"
            )
            let preview = try await shop.store.previewMove(of: ArchiveShop.old)
            #expect(preview.obstacles == [])
            #expect(
                preview.statements.first
                    == "ALTER TABLE \"orders_archive\" ADD COLUMN \"channel\" text DEFAULT 'web'::text")
            #expect(
                preview.notes.contains {
                    $0.hasPrefix("\"orders\" has got the column \"channel\"")
                        && $0.hasSuffix("have 'web'::text there.")
                }, "\(preview.notes)")
            try await shop.run(ArchiveShop.old)
            try await shop.expectNothingLost(after: "a new column")
            #expect(
                try await shop.database.number(
                    "SELECT COUNT(*) FROM orders_archive WHERE channel = 'web' AND (seen IS NULL) = (id IN (2, 4))"
                ) == 20)
            try await shop.run(ArchiveShop.back)
            try await shop.expectNothingLost(after: "a new column, restored")
        }
    }

    @Test("keeps a column that orders have lost, and doesn't restore where its values would be lost")
    func droppedColumn() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute(
                "ALTER TABLE orders ADD COLUMN gift text NOT NULL DEFAULT 'no'; UPDATE orders SET gift = 'yes' WHERE id = 4"
            )
            try await shop.run(
                ArchiveSelection(
                    direction: .archive, until: ArchiveShop.cutoff,
                    orderIDs: [2, 4].map { Order.ID(.integer($0)) }))
            try await shop.database.execute("ALTER TABLE orders DROP COLUMN gift")
            try await shop.run(ArchiveShop.old)
            #expect(try await shop.count("orders_archive") == 20)
            let preview = try await shop.store.previewMove(of: ArchiveShop.back)
            #expect(preview.obstacles == [ArchiveDrift.loss(of: "gift", main: "orders")])
            let run = try await shop.run(ArchiveShop.back, until: .failed)
            #expect(run.message?.contains("\"gift\"") == true, "\(run.message ?? "")")
            try await shop.expectNothingLost(after: "a dropped column")
        }
    }

    @Test("lets NULL in where orders do")
    func loosened() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute(
                """
                ALTER TABLE orders ALTER status DROP NOT NULL; ALTER TABLE diary ALTER status DROP NOT NULL;
                UPDATE orders SET status = NULL WHERE id = 4; UPDATE diary SET status = NULL WHERE id = 4
                """)
            try await shop.run(ArchiveShop.old)
            try await shop.expectNothingLost(after: "a NULL")
            #expect(
                try await shop.database.number("SELECT COUNT(*) FROM orders_archive WHERE status IS NULL")
                    == 1)
        }
    }

    @Test("takes no order while a column has another type there")
    func retyped() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute("ALTER TABLE orders ALTER total_amount TYPE numeric(14,4)")
            let obstacles = try await shop.store.previewMove(of: ArchiveShop.old).obstacles
            #expect(obstacles.count == 1)
            #expect(obstacles.first?.contains("TYPE numeric(14,4)") == true, "\(obstacles)")
            try await shop.run(ArchiveShop.old, until: .failed)
            #expect(try await shop.count("orders") == 40)
        }
    }

    @Test("stops a run that is under way when orders get a column, and a new run goes on")
    func duringRun() async throws {
        try await ArchiveShop.with { shop in
            let (_, checkpoint) = try await shop.enter(.archive)
            try await shop.store.prepareMove(checkpoint)
            func move(_ id: Int64) async throws -> ArchiveBatchOutcome {
                try await shop.store.move(
                    ArchiveBatch(
                        selection: ArchiveShop.old, orderIDs: [Order.ID(.integer(id))], checkpoint: checkpoint
                    ))
            }
            #expect(try await move(2).moved == 1)
            try await shop.database.execute("ALTER TABLE orders ADD COLUMN channel text")
            await #expect { _ = try await move(4) } throws: {
                ($0 as? OrdersError)?.message.contains("a new run adds it to the archive") == true
            }
            try await shop.store.prepareMove(checkpoint)
            #expect(try await move(4).moved == 1)
        }
    }

    @Test("brings back orders with a generated column and an identity that nobody may write")
    func generated() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute(
                """
                ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total_amount * 1.2) STORED,
                  ALTER id SET GENERATED ALWAYS
                """)
            try await shop.run(ArchiveShop.old)
            try await shop.expectNothingLost(after: "a generated column")
            try await shop.run(ArchiveShop.back)
            try await shop.expectNothingLost(after: "a generated column, restored")
            #expect(
                try await shop.database.number("SELECT COUNT(*) FROM orders WHERE gross = total_amount * 1.2")
                    == 40)
        }
    }
}
