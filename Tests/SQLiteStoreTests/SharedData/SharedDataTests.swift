import Foundation
import OrdersCore
import SQLiteStore
import TestSupport
import Testing

@Suite("Databases that others made", .enabled(if: SharedDatabase.isPresent))
struct SharedDataTests {
    @Test(
        "give the top 10 that the plain report SQL gives in the sqlite3 program",
        arguments: SharedDatabase.allCases)
    func topTen(database: SharedDatabase) async throws {
        let folder = try TemporaryFolder()
        let store = try await database.open(in: folder)
        for asOf in try await instants(store) {
            let report = try await store.topSpenders(
                TopSpendersQuery(window: ReportWindow(asOf: asOf, isBounded: true)))
            let rows = report.spenders.map { "\($0.user.id)|\($0.totalOrders)|\($0.totalSpent.minorUnits)" }
            let sql = database.reportSQL.split(separator: "ASOF").joined(separator: asOf.iso8601)
            #expect(try rows == shell(["sqlite3", folder.path("\(database.rawValue).sqlite"), sql]))
            #expect(!rows.isEmpty)
        }
        try await store.close()
        try folder.remove()
    }

    @Test("are read without a trace", arguments: SharedDatabase.allCases)
    func noTrace(database: SharedDatabase) async throws {
        let folder = try TemporaryFolder()
        let before = try Data(contentsOf: URL(fileURLWithPath: database.copy(to: folder)))
        let store = try await database.open(in: folder, mode: .readWriteIfSetUp)
        _ = try await store.findings(at: Shop.now)
        _ = try await store.users(matching: "a", limit: 10)
        _ = try await store.indexes()
        #expect(try await store.overview().readOnlyReason?.contains("ordertop setup") == true)
        try await store.close()
        #expect(try folder.contents() == ["\(database.rawValue).sqlite"])
        #expect(
            try Data(contentsOf: folder.url.appendingPathComponent("\(database.rawValue).sqlite")) == before)
        try folder.remove()
    }

    @Test("show their orders with exact instants and totals")
    func history() async throws {
        let folder = try TemporaryFolder()
        let store = try await SharedDatabase.oracle.open(in: folder)
        let page = try await store.orders(OrderHistoryQuery(userID: User.ID(.integer(3)), limit: 100))
        let first = try #require(page.rows.last?.order)
        #expect(first.id.value == .integer(1))
        #expect(first.createdAt == Instant(iso8601: "2021-02-04T13:20:22.245676Z"))
        #expect(first.status == "CANCELLED")
        try await store.close()
        try folder.remove()
    }

    @Test("hold back orders that rows of other tables refer to, and name the table")
    func childRows() async throws {
        let folder = try TemporaryFolder()
        let store = try await SharedDatabase.chinook.open(in: folder, mode: .readWrite)
        try await store.setUp()
        let selection = ArchiveSelection(direction: .archive, until: Instant(iso8601: "2022-01-01"))
        let preview = try await store.previewMove(of: selection)
        #expect(preview.obstacles.isEmpty)
        #expect(preview.rows == 0)
        #expect(preview.heldBack.map(\.reason) == ["rows of \"InvoiceLine\" refer to them"])
        try await store.close()
        try folder.remove()
    }

    /// How much of a database is older than a date.
    struct Old: Sendable {
        let database: SharedDatabase
        let until: String
        let orders: Int64
        let children: ChildRows
    }

    @Test(
        "move orders and their items to the archive and back, byte for byte, in one file and in two",
        arguments: [
            Old(
                database: .oracle, until: "2021-06-01", orders: 317,
                children: ChildRows(table: "order_items", rows: 640)),
            Old(
                database: .northwind, until: "2000-01-01", orders: 830,
                children: ChildRows(table: "Order Details", rows: 2_155)),
        ], [nil, "archive.sqlite"])
    func roundTrip(old: Old, file: String?) async throws {
        let folder = try TemporaryFolder()
        let store = try await old.database.open(in: folder, mode: .readWrite)
        let path = folder.path("\(old.database.rawValue).sqlite")
        let tables = try shell(["sqlite3", path, "SELECT name FROM sqlite_schema WHERE type = 'table'"])
        let before = try dump(tables, of: path)
        #expect(before.count > 3_000)
        try await store.setUp()
        if let file { try await store.keepArchive(in: .file(path: folder.path(file))) }
        for direction in ArchiveDirection.allCases {
            let selection = ArchiveSelection(direction: direction, until: Instant(iso8601: old.until))
            let preview = try await store.previewMove(of: selection)
            #expect(preview.obstacles.isEmpty)
            #expect(preview.children == [old.children])
            let totals = try await totals(store)
            let job = MoveJob(
                selection: selection, rows: nil, maxWriterStall: .milliseconds(100), archive: store)
            let record = try await JobRunner(journal: store, host: host).start(job)
            #expect(record.state == .done, "\(record)")
            #expect(record.rowsDone == old.orders)
            let verification = try await store.verifyArchive()
            #expect(verification.differences.isEmpty)
            #expect(verification.children.map(\.rows) == [direction == .archive ? old.children.rows : 0])
            #expect(try await self.totals(store) == totals)
        }
        #expect(try dump(tables, of: path) == before)
        try await store.close()
        try folder.remove()
    }

    /// Every row of some tables, as SQL.
    private func dump(_ tables: [String], of path: String) throws -> [String] {
        try tables.flatMap { table in
            try [table] + shell(["sqlite3", path, ".mode quote", "SELECT * FROM \"\(table)\" ORDER BY 1, 2"])
        }
    }

    /// The orders of both places with their totals, which are those of their items.
    private func totals(_ store: SQLiteStore) async throws -> [Order] {
        try await store.orders(OrderHistoryQuery(route: .all, limit: 5_000)).rows.map(\.order)
    }

    private let host = JobHost(
        owner: LeaseOwner(host: "here", processID: 1, token: "a"), now: { Instant(milliseconds: 0) },
        isDead: { _ in false })

    /// The last order's instant and some others, on the next whole millisecond, which is what SQLite's own
    /// date functions can compare with.
    private func instants(_ store: SQLiteStore) async throws -> [Instant] {
        let page = try await store.orders(OrderHistoryQuery(limit: 400))
        let all = page.rows.map(\.order.createdAt)
        return [0, 50, 399].map { Instant(milliseconds: all[$0].milliseconds + 1) }
    }
}
