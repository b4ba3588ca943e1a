import GRDB
public import OrdersCore

/// A shop's application on a generated database: one connection, plain SQL, nothing of ordertop's.
public struct SQLiteShop: ShopConnection {
    private let errors: ErrorMapping
    private let queue: DatabaseQueue

    /// Opens a generated shop for writing.
    ///
    /// - Throws: `OrdersError`: `cannotOpen` when there is no such file, `corrupt`, `schemaMismatch` when it isn't a generated
    ///   shop, `readOnly`, `busy`.
    public static func open(path: String) throws -> SQLiteShop {
        let file = DatabaseFile(path)
        try file.check()
        return try ErrorMapping(name: path).run {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            do {
                try queue.read { try DemoTables.check($0, name: path) }
            } catch {
                try? queue.close()
                throw error
            }
            return SQLiteShop(errors: ErrorMapping(name: path), queue: queue)
        }
    }

    public func sampleUserIDs(limit: Int) async throws -> [User.ID] {
        try await reading { db in
            let buyers = try Row.fetchAll(db, sql: SQLiteShop.latestBuyers, arguments: [limit])
            let rows =
                buyers.isEmpty
                ? try Row.fetchAll(
                    db, sql: SQLiteShop.spread("id", over: "users"), arguments: [limit, limit])
                : buyers
            return rows.compactMap { User.ID(storage: $0[0]) }
        }
    }

    public func sampleProducts(limit: Int) async throws -> [Product] {
        try await reading { db in
            let sql = SQLiteShop.spread("id, name, price", over: "products")
            let rows = try Row.fetchCursor(db, sql: sql, arguments: [limit, limit])
            return try Array(rows.compactMap(SQLiteShop.product))
        }
    }

    public func placeOrder(
        userID: User.ID, total: Money, status: String, at instant: Instant
    ) async throws -> Order.ID {
        let sql = "INSERT INTO orders (user_id, total_amount, status, created_at) VALUES (?, ?, ?, ?)"
        return try await writing { db in
            try db.cachedStatement(sql: sql).execute(
                arguments: [userID.storage, total.minorUnits, status, instant.milliseconds])
            return Order.ID(.integer(db.lastInsertedRowID))
        }
    }

    public func setStatus(_ status: String, of orderID: Order.ID) async throws {
        try await writing { db in
            try db.cachedStatement(sql: "UPDATE orders SET status = ? WHERE id = ?").execute(
                arguments: [status, orderID.storage])
        }
    }

    public func recordView(_ view: ProductView) async throws {
        try await writing { db in
            let user = view.userID.storage
            try db.cachedStatement(sql: SQLiteShop.recordView).execute(
                arguments: [user, view.productID.storage, view.viewedAt.milliseconds])
            try db.cachedStatement(sql: SQLiteShop.keepNewest).execute(
                arguments: [user, user, RetentionPolicy.standard.keep])
        }
    }

    public func close() async throws {
        try errors.run { try queue.close() }
    }

    private func reading<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await errors.run { try await queue.read(body) }
    }

    private func writing<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await errors.run { try await queue.write(body) }
    }

    private static func product(_ row: Row) -> Product? {
        guard let id = Product.ID(storage: row[0]), let price = Int64.fromDatabaseValue(row[2]) else {
            return nil
        }
        return Product(
            id: id, name: String.fromDatabaseValue(row[1]) ?? "", price: Money(minorUnits: price))
    }

    private static let latestBuyers = """
        SELECT user_id FROM orders WHERE user_id IN (SELECT id FROM users) ORDER BY id DESC LIMIT ?
        """

    /// Every n-th row, so that a sample of a large table isn't its beginning.
    private static func spread(_ columns: String, over table: String) -> String {
        """
        SELECT \(columns) FROM (SELECT \(columns), row_number() OVER (ORDER BY id) - 1 AS place FROM \(table))
        WHERE place % max(1, (SELECT count(*) FROM \(table)) / ?) = 0
        LIMIT ?
        """
    }

    /// The newest instant wins.
    private static let recordView = """
        INSERT INTO user_product_views (user_id, product_id, viewed_at) VALUES (?, ?, ?)
        ON CONFLICT (user_id, product_id) DO UPDATE SET viewed_at = excluded.viewed_at
        WHERE excluded.viewed_at > viewed_at
        """

    /// Of two views at the same instant the lower product id stays.
    private static let keepNewest = """
        DELETE FROM user_product_views WHERE user_id = ? AND product_id IN (
          SELECT product_id FROM user_product_views WHERE user_id = ?
          ORDER BY viewed_at DESC, product_id LIMIT -1 OFFSET ?
        )
        """

    /// Commits as applications in WAL mode do: durable at the next checkpoint, waiting up to five seconds for
    /// another writer.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ordertop.shop"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        return configuration
    }
}
