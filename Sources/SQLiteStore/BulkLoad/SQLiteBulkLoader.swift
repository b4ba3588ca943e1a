import GRDB
public import OrdersCore

/// Fills a SQLite database with a shop.
///
/// A new database is written to `path.partial` and takes its place when everything is durable; an existing one
/// gets everything in one transaction. Not to be shared between tasks.
public struct SQLiteBulkLoader: BulkLoader {
    /// As the person wrote it.
    private let name: String
    private let target: any LoadTarget
    /// Whether the load has ended, one way or the other.
    private var isOver = false

    /// Makes ready to load.
    ///
    /// - Parameters:
    ///   - path: where the database shall be; its folder must exist.
    ///   - append: whether to add to a shop that is there; where there is none, a new one is made.
    /// - Throws: `OrdersError`: `invalidInput` when the file exists and `append` is false, `schemaMismatch` when
    ///   it isn't a generated shop, `busy` when another process is writing it, `cannotOpen`, `storage`.
    public init(path: String, append: Bool) throws {
        name = path
        target = try LoadError.reported(path) {
            let file = DatabaseFile(path)
            guard try ExistingFile.isThere(file) else { return try NewFileTarget(file) }
            guard append else { throw ExistingFile.refusal(file) }
            return try ExistingFileTarget(file)
        }
    }

    public mutating func load(_ users: [User]) throws {
        try write(
            users, "A user", "INSERT INTO users (id, username, email) VALUES (?, ?, ?)"
        ) { user, writer, db in
            let user = try target.distinct(user, db)
            writer.bind(user.id.value)
            writer.bind(user.username)
            writer.bind(user.email)
        }
    }

    public mutating func load(_ products: [Product]) throws {
        try write(
            products, "A product", "INSERT INTO products (id, name, price) VALUES (?, ?, ?)"
        ) { product, writer, _ in
            writer.bind(product.id.value)
            writer.bind(product.name)
            writer.bind(product.price.minorUnits)
        }
    }

    public mutating func load(_ orders: [Order]) throws {
        let offset = target.orderIDOffset
        try write(
            orders, "An order",
            "INSERT INTO orders (id, user_id, total_amount, status, created_at) VALUES (?, ?, ?, ?, ?)"
        ) { order, writer, _ in
            guard case .integer(let id) = order.id.value else {
                throw OrdersError(.invalidInput, "The order id \(order.id) is not a whole number.")
            }
            writer.bind(id + offset)
            if let user = order.userID { writer.bind(user.value) } else { writer.bindNull() }
            writer.bind(order.total.minorUnits)
            writer.bind(order.status ?? "completed")
            writer.bind(order.createdAt.milliseconds)
        }
    }

    public mutating func load(_ views: [ProductView]) throws {
        try write(
            views, "A view of that user and product",
            "INSERT INTO user_product_views (user_id, product_id, viewed_at) VALUES (?, ?, ?)"
        ) { view, writer, _ in
            writer.bind(view.userID.value)
            writer.bind(view.productID.value)
            writer.bind(view.viewedAt.milliseconds)
        }
    }

    public mutating func finish(progress: (String) -> Void) throws {
        try LoadError.reported(name) { try target.finish(progress: progress) }
        isOver = true
    }

    public mutating func abandon() {
        guard !isOver else { return }
        isOver = true
        target.abandon()
    }

    private func write<Value>(
        _ rows: [Value], _ noun: String, _ sql: String,
        _ bind: (Value, inout RowWriter, Database) throws -> Void
    ) throws {
        try LoadError.reported(name, noun) {
            try target.queue.writeWithoutTransaction { db in
                try RowWriter.with(db, sql: sql) { writer in
                    for row in rows {
                        try bind(row, &writer, db)
                        try writer.write()
                    }
                }
            }
        }
    }
}
