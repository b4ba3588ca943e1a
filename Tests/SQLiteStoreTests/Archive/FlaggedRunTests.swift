import GRDB
import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("A run that flags first")
struct FlaggedRunTests {
    @Test("flags at once and moves in the hours that it may work", arguments: ShopFiles.allCases)
    func hours(files: ShopFiles) async throws {
        try await scene(files).withTrial { trial, store in
            let hours = try #require(WorkingHours(parsing: "01:00-05:00"))
            let job = MoveJob(
                selection: ArchiveSelection(direction: .archive, until: MoveTrial.cutoff, flagsFirst: true),
                rows: 20, maxWriterStall: .milliseconds(10), batchRange: 5...5, onlyBetween: hours,
                archive: store)
            let clock = LeapingClock()
            let began = clock.now
            let now: @Sendable () -> Instant = {
                Shop.now.adding(seconds: began.duration(to: clock.now).components.seconds)
            }
            let seen = Seen()
            let record = try await MoveTrial.runner(store, now: now, clock: clock).start(job) {
                seen.note($0)
            }
            #expect(record.state == .done, "\(record)")
            #expect(record.message?.hasPrefix("flagged 20 rows and moved 20 rows") == true)
            // It is noon: thirteen hours until one o'clock, in waits of two seconds.
            #expect(seen.waiting.count > 1_000)
            #expect(seen.waiting.allSatisfy { $0.meter.flagged == 20 && $0.rowsDone == 0 })
            #expect(seen.waiting.allSatisfy { $0.meter.stage == .moving && $0.position == "moving" })
            #expect(now() >= Shop.now.adding(seconds: 13 * 3_600))
            try await trial.expectNothingLost(store, after: "hours", isSettled: true)
            try trial.expectNoFlag(after: "hours")
        }
    }

    /// The records of a run that waited.
    private final class Seen: Sendable {
        private let records = Mutex<[JobRecord]>([])

        var waiting: [JobRecord] { records.withLock { $0 } }

        func note(_ record: JobRecord) {
            guard record.meter.waitingFor != nil else { return }
            records.withLock { $0.append(record) }
        }
    }

    @Test(
        "takes orders as they are when they move, and shows what may not move any more",
        arguments: ShopFiles.allCases)
    func disturbed(files: ShopFiles) async throws {
        try await scene(files).withTrial { trial, store in
            let watched = WatchedArchive(store: store) { batch in
                guard batch.checkpoint.position == "i:10" else { return }
                try FlaggedRunTests.disturb(trial)
            }
            let run = try await MoveTrial.runner(store).start(
                MoveTrial.job(.archive, watched, flagsFirst: true))
            #expect(run.state == .done, "\(run)")
            #expect(run.meter.flagged == 20)
            #expect(run.rowsDone == 17)
            #expect(run.message?.contains("flagged 20 rows and moved 17 rows; the others were") == true)
            try trial.expectNoFlag(after: "changes")
            try await trial.expectNothingLost(store, after: "changes", orders: 39, isSettled: true)
            let main = try await store.orders(OrderHistoryQuery(route: .main, limit: 100)).rows
                .map(\.order.id.value)
            #expect(main.contains(.integer(14)) && main.contains(.integer(24)))
            #expect(!main.contains(.integer(12)))
        }
    }

    /// Order 12 is edited, 14 too young, 16 gone, and 24, gone as well, has a successor of today.
    private static func disturb(_ trial: MoveTrial) throws {
        for kind in [ShopRows.items, .notes] {
            let rows = [kind.main, kind.diary].map { "DELETE FROM \($0) WHERE order_id IN (16, 24)" }
            try trial.run(rows, in: .main)
        }
        for table in ["orders", "diary"] {
            try trial.run(
                [
                    "UPDATE \(table) SET total_amount = 'edited' WHERE id = 12",
                    "UPDATE \(table) SET created_at = \(Shop.now.milliseconds) WHERE id = 14",
                    "DELETE FROM \(table) WHERE id IN (16, 24)",
                    "INSERT INTO \(table) VALUES (24, NULL, 1, 'new', \(Shop.now.milliseconds))",
                ], in: .main)
        }
    }

    @Test("keeps to a limit and moves what it has flagged", arguments: ShopFiles.allCases)
    func limit(files: ShopFiles) async throws {
        try await scene(files).withTrial { trial, store in
            let selection = ArchiveSelection(
                direction: .archive, until: MoveTrial.cutoff, limit: 7, flagsFirst: true)
            let run = try await store.run(selection)
            #expect(run.meter.flagged == 7 && run.rowsDone == 7)
            let holdings = try await trial.expectNothingLost(store, after: "a limit", isSettled: true)
            #expect(holdings.archive == 7)
        }
    }

    @Test("needs setup where the tables are of version 2, which work on as they did")
    func older() async throws {
        try await TwoFileShop.with { shop in
            try await shop.store.close()
            try await shop.inMain(
                """
                DROP TABLE ordertop_flagged; DROP TABLE ordertop_children; DROP TABLE ordertop_child_ledger;
                UPDATE ordertop_meta SET value = 2 WHERE key = 'version'
                """)
            let old = try await SQLiteStore.open(path: shop.path, mode: .readWrite)
            #expect(old.isSetUp)
            #expect(old.availability(of: .moveOrders) == .available)
            #expect(old.availability(of: .flagOrders).reason?.contains("run `ordertop setup`") == true)
            let flagging = TwoFileShop.everything.flaggingFirst(true)
            #expect(try await old.previewMove(of: flagging).obstacles.count == 1)
            let failed = try await old.run(flagging, until: .failed)
            #expect(failed.message?.contains("run `ordertop setup`") == true)
            try await old.run(TwoFileShop.everything)
            #expect(try await TwoFileShop.numbers(old, .archive) == Array(1...9))
            try await old.run(TwoFileShop.back)
            let advice = try await old.findings(at: Shop.now).compactMap(\.advice)
            #expect(advice.contains { $0.contains("ordertop setup") })
            #expect(try await old.setupStatements().contains { $0.contains("ordertop_flagged") })
            try await old.setUp()
            try await old.run(flagging)
            #expect(try await TwoFileShop.numbers(old, .archive) == Array(1...9))
            try await old.close()
        }
    }

    @Test("is named by the check-up while its orders are hidden, and when nobody is going to move them")
    func checkUp() async throws {
        try await TwoFileShop.with { shop in
            func finding() async throws -> Finding? {
                try await shop.store.findings(at: Shop.now).first { $0.subject == "flags" }
            }
            #expect(try await finding() == nil)
            let job = try await flagAll(shop)
            #expect(try await finding()?.message == "9 orders are flagged, and job \(job.id) is to move them")
            try await end(job, .failed, shop)
            #expect(try await finding()?.severity == .notice)
            #expect(try await finding()?.advice?.contains("`ordertop archive run` moves them") == true)
            let restored = try await shop.store.run(TwoFileShop.back)
            #expect(restored.message == "moved 9 rows, of which 9 were only flagged")
            #expect(try await finding() == nil)
            #expect(try await TwoFileShop.numbers(shop.store, .main) == Array(1...9))
        }
    }

    @Test(
        "leaves dead flags when it is cancelled, which the next run removes",
        arguments: ArchiveDirection.allCases)
    func swept(next: ArchiveDirection) async throws {
        try await TwoFileShop.with { shop in
            try await end(try await flagAll(shop), .cancelled, shop)
            #expect(try await TwoFileShop.numbers(shop.store, .main) == Array(1...9))
            // A run that has nothing to move.
            try await shop.store.run(ArchiveSelection(direction: next, until: Instant(milliseconds: 0)))
            #expect(try await shop.store.read { db, _ in try FlagBound.fetch(db) } == nil)
            #expect(try await TwoFileShop.numbers(shop.store, .main) == Array(1...9))
        }
    }

    @Test("leaves nothing hidden after teardown, which takes the flags with it")
    func teardown() async throws {
        try await TwoFileShop.with { shop in
            try await end(try await flagAll(shop), .failed, shop)
            #expect(try await shop.store.flaggedRows() == 9)
            let statements = try await shop.store.teardownStatements()
            #expect(statements.contains { $0.contains("ordertop_flagged") })
            try await shop.store.tearDown()
            #expect(try await TwoFileShop.numbers(shop.store, .main) == Array(1...9))
            #expect(try await shop.store.flaggedRows() == 0)
        }
    }

    @Test("has its orders read without the archive's file, by a route that says so")
    func archiveMissing() async throws {
        try await TwoFileShop.with { shop in
            try await end(try await flagAll(shop), .failed, shop)
            try shop.removeArchive()
            let page = try await shop.store.orders(OrderHistoryQuery())
            #expect(page.rows.count == 9 && page.rows.allSatisfy { $0.place == .archive })
            #expect(page.trouble != nil)
            #expect(try await TwoFileShop.numbers(shop.store, .main) == [])
        }
    }

    @Test(
        "shows no order twice that has an equal copy in the archive", arguments: [HistoryRoute.archive, .all])
    func copy(route: HistoryRoute) async throws {
        try await TwoFileShop.with { shop in
            _ = try await flagAll(shop)
            try shop.inArchive(
                """
                ATTACH '\(shop.path)' AS shop;
                INSERT INTO orders_archive SELECT *, 0 FROM shop.orders WHERE id = 4;
                """)
            #expect(try await TwoFileShop.numbers(shop.store, route) == Array(1...9))
        }
    }

    @Test("costs a look by key where rows are read, and never a walk over all flags")
    func plans() async throws {
        try await TwoFileShop.with { shop in
            _ = try await flagAll(shop)
            let sql = shop.store.sql
            let history = OrderHistoryQuery(from: Shop.now.adding(seconds: -9_000), limit: 3)
            let plans = try await shop.store.read { db, _ in
                try [
                    HistorySQL(sql: sql).orders(history, in: .main, skipsThoseInMain: false, flags: .told),
                    HistorySQL(sql: sql).orders(history, in: .main, skipsThoseInMain: false, flags: .leftOut),
                    FlagSQL(sql: sql).next(.among(TwoFileShop.back), after: nil, limit: 5),
                ].map { try ExplainedQuery($0).lines(db).map(\.detail) }
            }
            for lines in plans.prefix(2) {
                #expect(lines.contains("SEARCH ordertop_flag USING PRIMARY KEY (id=?)"), "\(lines)")
                #expect(!lines.contains { $0.hasPrefix("SCAN ordertop_flag") }, "\(lines)")
            }
            #expect(
                plans[2].contains { $0.hasPrefix("SEARCH orders USING INTEGER PRIMARY KEY") }, "\(plans[2])")
            #expect(!plans[2].contains { $0.contains("TEMP B-TREE") || $0.contains("BLOOM") }, "\(plans[2])")
        }
    }

    private func scene(_ files: ShopFiles) -> MoveScene {
        MoveScene(direction: .archive, journal: .wal, files: files, flagsFirst: true)
    }

    /// Flags all orders of the shop by a job that goes no further.
    private func flagAll(_ shop: TwoFileShop) async throws -> JobRecord {
        let job = try await SteppedBatch.job(.archive, shop.store)
        let checkpoint = JobCheckpoint(
            jobID: job.id, lease: try #require(job.lease), position: "flagging i:9", meter: JobMeter(),
            at: Shop.now)
        let batch = ArchiveBatch(
            selection: TwoFileShop.everything.flaggingFirst(true), orderIDs: TwoFileShop.orders.map(\.id),
            checkpoint: checkpoint)
        #expect(try await shop.store.flag(batch).moved == 9)
        return job
    }

    private func end(_ job: JobRecord, _ state: JobState, _ shop: TwoFileShop) async throws {
        let owner = try #require(job.lease?.owner)
        _ = try await shop.store.end(job.id, owner: owner, state: state, message: "", at: Shop.now)
    }
}
