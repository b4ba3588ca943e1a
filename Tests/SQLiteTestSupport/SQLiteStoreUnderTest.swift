import GRDB
package import OrdersCore
package import TestSupport

@testable import SQLiteStore

/// A demo database in a folder of its own, with a second connection that stands for the shop's application.
package struct SQLiteStoreUnderTest: StoreUnderTest {
    package let store: any OrdersStore
    private let folder: TemporaryFolder
    private let application: DatabaseQueue
    /// The application's connection to the archive's file; nil where it has none.
    private let archive: DatabaseQueue?

    package init(_ shop: Shop, archiveFile: String? = nil) async throws {
        folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        application = try DemoDatabase.create(path, shop)
        store = try await SQLiteStore.open(path: path, mode: .readWrite)
        try await store.setUp()
        if let archivePath = archiveFile.map(folder.path) {
            try await store.keepArchive(in: .file(path: archivePath))
            archive = try DatabaseQueue(path: archivePath)
        } else {
            archive = nil
        }
    }

    package func openAgain() async throws -> any OrdersStore {
        try await SQLiteStore.open(path: folder.path("shop.sqlite"), mode: .readWriteIfSetUp)
    }

    package func put(_ orders: [Order], in place: OrderPlace) async throws {
        try await connection(to: place).write { db in
            for order in orders { try DemoDatabase.put(order, in: place, db) }
        }
    }

    package func delete(_ ids: [Order.ID]) async throws {
        try await application.write { db in
            for id in ids { try db.execute(sql: "DELETE FROM orders WHERE id = ?", arguments: [id.storage]) }
        }
    }

    package func orders(in place: OrderPlace) async throws -> [Order] {
        try await connection(to: place).read { db in
            let table = place == .main ? "orders" : "orders_archive"
            return try Row.fetchAll(
                db, sql: "SELECT id, user_id, total_amount, status, created_at FROM \(table) ORDER BY id"
            ).map { row in
                Order(
                    id: Order.ID(.integer(row[0])), userID: User.ID(storage: row[1]),
                    total: Money(minorUnits: row[2]), status: row[3], createdAt: Instant(milliseconds: row[4])
                )
            }
        }
    }

    private func connection(to place: OrderPlace) -> DatabaseQueue {
        place == .archive ? archive ?? application : application
    }

    package func views(of userID: User.ID) async throws -> [ProductView] {
        try await application.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT product_id, viewed_at FROM user_product_views WHERE user_id = ?
                    ORDER BY viewed_at DESC, product_id
                    """, arguments: [userID.storage]
            ).compactMap { row in
                Product.ID(storage: row[0]).map {
                    ProductView(userID: userID, productID: $0, viewedAt: Instant(milliseconds: row[1]))
                }
            }
        }
    }

    package func remove() async throws {
        try await store.close()
        try application.close()
        try archive?.close()
        try folder.remove()
    }
}
