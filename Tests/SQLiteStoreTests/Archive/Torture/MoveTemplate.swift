import Foundation
import GRDB
import OrdersCore
import TestSupport

@testable import SQLiteStore

/// A shop before a move: half of its orders are old enough for the archive, or are in it already, for a restore.
///
/// Its application keeps a diary: whatever it does to an order, it does in the same transaction to a copy that
/// ordertop knows nothing of. Main and archive together must hold what the diary says.
struct MoveTemplate: Sendable {
    let scene: MoveScene
    let orders: Int
    private let folder: TemporaryFolder

    /// - Parameter orders: How many; every second one is old.
    init(_ scene: MoveScene, orders: Int = 40) async throws {
        self.scene = scene
        self.orders = orders
        folder = try TemporaryFolder()
        let path = folder.path(scene.files.name(of: .main))
        try MoveTemplate.create(path, orders: orders)
        let store = try await SQLiteStore.open(path: path, schema: .withChildren, mode: .readWrite)
        try await store.setUp()
        if scene.files == .two {
            try await store.keepArchive(in: .file(path: folder.path(scene.files.name(of: .archive))))
        }
        try await MoveTemplate.run(TotalsBuildJob(rows: nil, totals: store), store)
        if scene.direction == .restore {
            try await MoveTemplate.run(MoveTrial.job(.archive, store, batch: 1_000), store)
        }
        try await store.close()
        if scene.journal == .delete { try switchToDelete() }
    }

    /// A copy to spoil.
    func trial() throws -> MoveTrial {
        let copy = try TemporaryFolder()
        for name in try folder.contents() {
            try FileManager.default.copyItem(atPath: folder.path(name), toPath: copy.path(name))
        }
        return MoveTrial(scene: scene, orders: orders, folder: copy)
    }

    func remove() throws {
        try folder.remove()
    }

    /// An archive's own file keeps the log that it was made with.
    private func switchToDelete() throws {
        let queue = try DatabaseQueue(path: folder.path(scene.files.name(of: .main)))
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
        try queue.close()
    }

    private static func run(_ job: any Job, _ store: SQLiteStore) async throws {
        let host = JobHost(
            owner: LeaseOwner(host: "test", processID: 1, token: "template"), now: { Shop.now },
            isDead: { _ in true })
        _ = try await JobRunner(journal: store, host: host, clock: LeapingClock()).start(job)
    }

    /// Pages are small, so that even a small shop's tables and indexes have many.
    private static func create(_ path: String, orders: Int) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            for sql in ["PRAGMA page_size = 512"] + DemoSchema.fileSettings { try db.execute(sql: sql) }
            try db.inTransaction {
                for statement in DemoSchema.tables + DemoSchema.indexes { try db.execute(sql: statement.sql) }
                try db.execute(sql: ShopDiary.tables)
                for user in 1...5 {
                    try db.execute(
                        sql: "INSERT INTO users VALUES (?, ?, ?)",
                        arguments: [
                            (Shop.id(user) as User.ID).storage, "user\(user)", "user\(user)@example.org",
                        ])
                }
                for id in 1...orders { try ShopDiary.insert(Int64(id), db) }
                return .commit
            }
        }
        try queue.close()
    }
}
