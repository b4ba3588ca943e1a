public import OrdersCore
public import TestSupport

@testable public import PostgresStore

/// A demo database of its own on the test server, with sessions that stand for the shop's application.
public struct PostgresStoreUnderTest: StoreUnderTest {
    public let postgres: PostgresStore
    public let database: PostgresDatabase
    public var store: any OrdersStore { postgres }

    private let ownServer: PostgresServer?
    /// Where the archive is, if it has a database of its own.
    private let archive: PostgresDatabase?

    /// - Parameters:
    ///   - server: nil for the one that all tests share.
    ///   - ownServer: nobody else's, removed with the store.
    ///   - archivesElsewhere: whether the archive gets a database of its own.
    public init(
        _ shop: Shop, on server: PostgresServer? = nil, ownServer: PostgresServer? = nil,
        archivesElsewhere: Bool = false
    ) async throws {
        self.ownServer = ownServer
        database = try await PostgresDatabase(on: server ?? ownServer)
        archive = archivesElsewhere ? try await PostgresDatabase(beside: database) : nil
        try await DemoShop.create(shop, in: database)
        postgres = try await PostgresStore.open(try ServerAddress(database.address), mode: .readWrite)
        try await postgres.setUp()
        if let archive { try await postgres.keepArchive(in: archive.place) }
    }

    public func openAgain() async throws -> any OrdersStore {
        try await PostgresStore.open(try ServerAddress(database.address), mode: .readWriteIfSetUp)
    }

    public func put(_ orders: [Order], in place: OrderPlace) async throws {
        try await application(of: place).with { db in
            try db.transaction(.write) { for order in orders { try DemoShop.put(order, in: place, db) } }
        }
    }

    public func delete(_ ids: [Order.ID]) async throws {
        try await database.application.with { db in
            let ids = PostgresValue(ids.map(\.value), as: .integer)
            try Query("DELETE FROM orders WHERE id = ANY (:ids)", ["ids": ids]).run(db)
        }
    }

    public func orders(in place: OrderPlace) async throws -> [Order] {
        let table = place == .main ? "orders" : "orders_archive"
        return try await application(of: place).with { db in
            try Query(
                """
                SELECT id, user_id, (total_amount * 100)::int8, status, created_at FROM \(table) ORDER BY id
                """
            ).rows(db).compactMap { MappedOrders.order(from: $0, money: MoneySQL(format: MoneyFormat())) }
        }
    }

    public func views(of userID: User.ID) async throws -> [ProductView] {
        try await database.application.with { db in
            try Query(
                """
                SELECT product_id, viewed_at FROM user_product_views WHERE user_id = :user
                ORDER BY viewed_at DESC, product_id
                """, ["user": PostgresValue(userID.value, as: .uuid)]
            ).rows(db).compactMap { row in
                guard let product = Product.ID(row[0]), let at = row.instant(1) else { return nil }
                return ProductView(userID: userID, productID: product, viewedAt: at)
            }
        }
    }

    public func remove() async throws {
        try await store.close()
        try await database.remove()
        try await archive?.remove()
        ownServer?.remove()
    }

    private func application(of place: OrderPlace) -> ConnectionPool {
        (place == .archive ? archive ?? database : database).application
    }
}
