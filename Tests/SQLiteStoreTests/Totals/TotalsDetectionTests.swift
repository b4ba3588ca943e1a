import Foundation
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals that somebody else has touched")
struct TotalsDetectionTests {
    @Test(
        "are broken when a part of them is gone or changed",
        arguments: [
            "DROP TRIGGER ordertop_totals_insert", "DROP TRIGGER ordertop_totals_update",
            "DROP TRIGGER ordertop_totals_delete", "DROP TABLE ordertop_totals_changed",
            "DROP TABLE ordertop_totals_counted", "DROP INDEX ordertop_totals_ranked",
            "DROP INDEX ordertop_totals_counted_at", "DROP TABLE user_spending_30d",
            "DROP TRIGGER ordertop_totals_update; CREATE TRIGGER ordertop_totals_update AFTER UPDATE ON orders "
                + "BEGIN SELECT 1; END",
        ])
    func broken(statement: String) async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute(statement)
        try await shop.expectDirect("ordertop totals enable")
        guard case .broken = try await shop.condition() else {
            Issue.record("\(try await shop.condition())")
            return
        }
        #expect(await code { try await shop.fold(rows: 10) } == .verificationFailed)
        #expect(await code { try await shop.store.verifyTotals(at: Shop.now) } == .verificationFailed)
        try #require(try await shop.build().state == .done)
        try await shop.expectLive()
        try await shop.close()
    }

    @Test("without their state are not there, or say what is left")
    func noState() async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute("DROP TABLE ordertop_totals")
        try await shop.expectDirect("ordertop totals disable")
        #expect(throws: PlainError.self) { try application.execute("DELETE FROM orders; SELECT 1") }
        try await shop.remove()
        #expect(try shop.traces().isEmpty)
        // Not by the connection that dropped the table: SQLite doesn't look again there whether the triggers are gone.
        try shop.application().execute("DELETE FROM orders")
        try await shop.close()
    }

    @Test("are not trusted when a trigger was away while orders changed, though it is back as it was")
    func recreated() async throws {
        let (shop, application, first) = try await LiveShop.ready()
        var writer = first
        let sql = try shell([
            "sqlite3", shop.path,
            "SELECT sql || ';' FROM sqlite_schema WHERE name = 'ordertop_totals_update'",
        ]).joined(separator: "\n")
        try application.execute(
            "BEGIN; DROP TRIGGER ordertop_totals_update; UPDATE orders SET total_amount = total_amount + 7; \(sql) COMMIT"
        )
        try await shop.expectDirect("ordertop totals verify")
        #expect(await code { try await shop.fold(rows: 10) } == .verificationFailed)
        try await shop.expectFoundOut()
        try shop.change(&writer, on: application, count: 60)
        try await shop.expectDirect("ordertop totals enable")
        try await shop.close()
    }

    @Test("are trusted as before when ordertop itself changes the schema")
    func ownChange() async throws {
        let (shop, application, _) = try await LiveShop.ready()
        let index = try #require(shop.store.proposedIndexes.first)
        try await shop.store.buildIndex(index)
        try await shop.expectLive()
        try application.execute("CREATE TABLE other (id INTEGER)")
        try await shop.store.dropIndex(named: index.name)
        try await shop.expectDirect("ordertop totals verify")
        try await shop.store.setUp()
        try await shop.expectDirect("ordertop totals verify")
        try await shop.expectVerified()
        try await shop.store.buildIndex(index)
        try await shop.expectLive()
        try await shop.close()
    }

    @Test("are trusted as before when setup brings ordertop's own objects from version 1 to the newest")
    func upgrade() async throws {
        let (shop, _, _) = try await LiveShop.ready()
        try await shop.store.write { db, _ in
            let tables = [
                OwnObjects.childrenTable, OwnObjects.childLedgerTable, OwnObjects.flaggedTable,
                OwnObjects.batchTable, OwnObjects.batchKeysTable, OwnObjects.ledgerTable,
            ]
            for table in tables {
                try db.execute(sql: "DROP TABLE \(table)")
            }
            try db.execute(sql: "UPDATE ordertop_meta SET value = 1 WHERE key = 'version'")
        }
        try await shop.expectLive()
        #expect(try await !shop.store.setupStatements().isEmpty)
        try await shop.store.setUp()
        #expect(try await shop.store.setupStatements().isEmpty)
        try await shop.expectLive()
        try await shop.close()
    }

    @Test("are trusted still when a change of the schema was rolled back")
    func rolledBack() async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute(
            "BEGIN; DROP TRIGGER ordertop_totals_update; UPDATE orders SET total_amount = total_amount + 7; ROLLBACK"
        )
        try await shop.expectLive()
        try await shop.close()
    }

    @Test(
        "are doubtful until they are verified when the schema changed otherwise",
        arguments: [
            "VACUUM", "CREATE INDEX new_index ON orders (status)", "ALTER TABLE orders ADD COLUMN note TEXT",
            "CREATE TABLE other (id INTEGER)", "ANALYZE",
        ])
    func doubtful(statement: String) async throws {
        var (shop, application, writer) = try await LiveShop.ready()
        try shop.change(&writer, on: application, count: 30)
        try application.execute(statement)
        try await shop.expectDirect("ordertop totals verify")
        let other = try await shop.openAgain()
        try await shop.expectVerified()
        try await shop.expectLive()
        try await shop.expectLive(other)
        try shop.change(&writer, on: application, count: 30)
        try await shop.foldAll()
        try await shop.expectLive()
        try await other.close()
        try await shop.close()
    }

    @Test("come to be trusted again by the keeper alone")
    func keeper() async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute("CREATE INDEX new_index ON orders (status)")
        let keeper = Task {
            await TotalsKeeper(totals: shop.store, now: { shop.clock.now }, clock: HastyClock(times: 50))
                .run()
        }
        while try await shop.condition() != .ready { await Task.yield() }
        keeper.cancel()
        await keeper.value
        try await shop.expectLive()
        try await shop.close()
    }

    @Test("are trusted by a reader that verified them, though it may not say so to others")
    func readOnly() async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute("CREATE INDEX new_index ON orders (status)")
        let reader = try await shop.openAgain(.readOnly)
        try await shop.expectDirect("ordertop totals verify", reader)
        try await shop.expectVerified(reader)
        try await shop.expectLive(reader)
        try await shop.expectDirect("ordertop totals verify")
        try await reader.close()
        try await shop.close()
    }

    @Test("are broken by a unique key that is new, because orders can now be replaced unseen")
    func uniqueKey() async throws {
        var variant = ShopVariant.demo
        variant.tables.append("ALTER TABLE orders ADD COLUMN code TEXT")
        let (shop, application, _) = try await LiveShop.ready(variant)
        try application.execute("CREATE UNIQUE INDEX orders_code ON orders (code)")
        try await shop.expectDirect("trigger ordertop_totals_replace_insert is missing")
        try #require(try await shop.build().state == .done)
        try await shop.expectLive()
        try await shop.close()
    }

    @Test("are broken for a schema file that says something else")
    func otherSchema() async throws {
        let (shop, _, _) = try await LiveShop.ready()
        var statuses = OrdersSchema.standard
        statuses.completedStatuses = ["completed", "pending"]
        var seconds = OrdersSchema.standard
        seconds.instants = .unixSeconds
        var money = OrdersSchema.standard
        money.money = MoneyFormat(decimals: 2, storage: .decimal)
        for schema in [statuses, seconds, money] {
            let other = try await shop.openAgain(schema: schema)
            let report = try await other.topSpenders(
                TopSpendersQuery(window: ReportWindow(asOf: Shop.now, isBounded: false)))
            #expect(report.source == .direct)
            #expect(report.notice?.contains("made for another schema file") == true)
            #expect(
                await code { try await other.foldTotals(TotalsBatch(rows: 9, now: Shop.now)) }
                    == .verificationFailed)
            try await other.close()
        }
        try await shop.expectLive()
        try await shop.close()
    }
}

extension LiveShop {
    /// Requires that a verification finds a difference, after which the totals are not used.
    func expectFoundOut(_ location: SourceLocation = #_sourceLocation) async throws {
        let verification = try await store.verifyTotals(at: clock.now)
        #expect(verification.differingUsers > 0, sourceLocation: location)
        #expect(verification.differences.first?.username?.hasPrefix("user") == true, sourceLocation: location)
        try await expectDirect("ordertop totals enable", nil, location)
        let second = try await openAgain()
        try await expectDirect("ordertop totals enable", second, location)
        try await second.close()
    }
}
