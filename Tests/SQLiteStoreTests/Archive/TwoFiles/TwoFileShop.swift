import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

/// A shop with orders 1 to 9, all old, whose archive is in a file of its own beside it.
struct TwoFileShop {
    static let orders = (1...9).map {
        Shop.order($0, cents: $0 * 10, at: Shop.now.adding(seconds: -9_000 + $0))
    }
    static let everything = ArchiveSelection(direction: .archive, until: nil)
    static let back = ArchiveSelection(direction: .restore, until: nil)

    let folder: TemporaryFolder
    /// Another program at the database.
    let application: DatabaseQueue
    let store: SQLiteStore

    var path: String { folder.path("shop.sqlite") }
    var archivePath: String { folder.path("archive.sqlite") }

    /// Makes a shop for the body and removes it whatever happens.
    static func with(_ body: (TwoFileShop) async throws -> Void) async throws {
        try await inFolder { folder in
            let application = try DemoDatabase.create(folder.path("shop.sqlite"), Shop(orders: orders))
            let store = try await SQLiteStore.open(path: folder.path("shop.sqlite"), mode: .readWrite)
            try await store.setUp()
            let shop = TwoFileShop(folder: folder, application: application, store: store)
            try await store.keepArchive(in: .file(path: shop.archivePath))
            try await body(shop)
            try await store.close()
            try application.close()
        }
    }

    /// Opens the same database as another process would, with a clock two minutes on.
    func openAgain() async throws -> SQLiteStore {
        try await SQLiteStore.open(path: path, mode: .readWriteIfSetUp)
    }

    /// Runs statements as another program at the archive's file would.
    func inArchive(_ sql: String) throws {
        let queue = try DatabaseQueue(path: archivePath)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Removes the file and its log: with the log of another, a file would be whatever the log makes of it.
    func removeArchive() throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: archivePath + suffix)
        {
            try FileManager.default.removeItem(atPath: archivePath + suffix)
        }
    }

    func inMain(_ sql: String) async throws {
        try await application.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// Moves everything that is left in batches of three, as a process that takes over.
    @discardableResult
    static func goOn(_ job: JobRecord, _ selection: ArchiveSelection, _ store: SQLiteStore) async throws
        -> JobRecord
    {
        let later = Shop.now.adding(seconds: 120)
        let owner = LeaseOwner(host: "there", processID: 2, token: "b")
        let lease = JobLease(owner: owner, until: later.adding(seconds: 60))
        let taken = try await store.acquire(job.id, lease: lease, deadOwner: nil, at: later)
        let checkpoint = JobCheckpoint(
            jobID: taken.id, lease: lease, position: "i:9", meter: JobMeter(), at: later)
        _ = try await store.finishBatch(for: checkpoint)
        while case let ids = try await store.orderIDs(in: selection, after: nil, limit: 3), !ids.isEmpty {
            _ = try await store.move(
                ArchiveBatch(selection: selection, orderIDs: ids, checkpoint: checkpoint))
        }
        return try await store.end(job.id, owner: owner, state: .done, message: "done", at: later)
    }

    /// Archives everything and ends the job.
    func archiveAll() async throws {
        try await TwoFileShop.goOn(try await SteppedBatch.job(.archive, store), TwoFileShop.everything, store)
    }

    /// The numbers of all orders that a reader of both places sees, in order, each as often as it is seen.
    static func numbers(_ store: SQLiteStore, _ route: HistoryRoute = .all) async throws -> [Int64] {
        try await store.orders(OrderHistoryQuery(route: route)).rows.compactMap { row in
            guard case .integer(let number) = row.order.id.value else { return nil }
            return number
        }.sorted()
    }

    /// The ids in one file, whatever ordertop makes of them.
    func ids(in place: OrderPlace) throws -> [Int64] {
        let (path, table) = place == .main ? (path, "orders") : (archivePath, "orders_archive")
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try Int64.fetchAll($0, sql: "SELECT id FROM \(table) ORDER BY id") }
    }
}
