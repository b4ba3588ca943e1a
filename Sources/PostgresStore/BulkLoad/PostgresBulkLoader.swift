public import OrdersCore

/// Fills a database of a server with a shop by COPY, in one transaction. Not to be shared between tasks.
public struct PostgresBulkLoader: BulkLoader {
    private let address: ServerAddress
    private let errors: ErrorMapping
    private let db: PostgresConnection
    private let names: TakenNames
    /// Added to every order's id.
    private let orderIDOffset: Int64
    private let isNew: Bool
    private var stream: CopyStream
    /// Whether the load has ended, one way or the other.
    private var isOver = false

    /// Makes ready to load.
    ///
    /// - Parameter append: whether to add to a shop that is there; where there is none, a new one is made.
    /// - Throws: `OrdersError`: `invalidInput` when there are orders and `append` is false, `schemaMismatch` when the tables
    ///   aren't the demo's, `cannotOpen`, `readOnly`.
    public init(_ address: ServerAddress, append: Bool) throws {
        self.address = address
        errors = ErrorMapping(name: address.name, role: "")
        (db, isNew, orderIDOffset, names) = try errors.runNow {
            let db = try PostgresConnection.open(address, signal: CancelSignal())
            db.endsWithTask = true
            do {
                try db.execute(TransactionKind.write.rawValue)
                let ground = try LoadGround.prepare(db, name: address.name, append: append)
                return (db, ground.isNew, ground.orderIDOffset, ground.names)
            } catch {
                db.close()
                throw error
            }
        }
        stream = CopyStream(db, isFrozen: isNew)
    }

    public mutating func load(_ users: [User]) throws {
        let names = names
        try write(.users, users) { user, rows in
            let user = names.distinct(user)
            try rows.append(user.id.value)
            rows.append(user.username)
            rows.append(user.email)
        }
    }

    public mutating func load(_ products: [Product]) throws {
        try write(.products, products) { product, rows in
            try rows.append(product.id.value)
            rows.append(product.name)
            rows.append(cents: product.price.minorUnits)
        }
    }

    public mutating func load(_ orders: [Order]) throws {
        let offset = orderIDOffset
        try write(.orders, orders) { order, rows in
            guard case .integer(let id) = order.id.value else {
                throw OrdersError(.invalidInput, "The order id \(order.id) is not a whole number.")
            }
            rows.append(int8: id + offset)
            if let user = order.userID { try rows.append(user.value) } else { rows.append(null: ()) }
            rows.append(cents: order.total.minorUnits)
            rows.append(order.status ?? "completed")
            rows.append(order.createdAt)
        }
    }

    public mutating func load(_ views: [ProductView]) throws {
        try write(.views, views) { view, rows in
            try rows.append(view.userID.value)
            try rows.append(view.productID.value)
            rows.append(view.viewedAt)
        }
    }

    public mutating func finish(progress: (String) -> Void) throws {
        try errors.runNow {
            try stream.end()
            for index in isNew ? DemoSchema.indexes : [] {
                progress("building index \(index.name)")
                try db.execute(index.sql)
            }
            if isNew { try LoadGround.installOwnObjects(db) }
            try db.execute(
                """
                SELECT setval(pg_get_serial_sequence('orders', 'id'), (SELECT COALESCE(MAX(id), 1) FROM orders))
                """)
            progress("writing to disk")
            try db.execute("COMMIT")
        }
        isOver = true
        db.close()
        progress("gathering statistics")
        try errors.runNow(analyze)
    }

    /// In a session of its own: what the first one has counted is told to the server when it ends, and would look like
    /// changes that came after.
    private func analyze() throws {
        let db = try PostgresConnection.open(address, signal: CancelSignal())
        defer { db.close() }
        db.endsWithTask = true
        for table in LoadedTable.allCases { try db.execute("ANALYZE \(table.rawValue)") }
    }

    public mutating func abandon() {
        guard !isOver else { return }
        isOver = true
        // The server rolls back what a session that ended didn't commit.
        db.close()
    }

    private mutating func write<Value>(
        _ table: LoadedTable, _ values: [Value], _ body: (Value, inout CopyRows) throws -> Void
    ) throws {
        try errors.runNow {
            try Task.checkCancellation()
            for value in values { try stream.write(table) { try body(value, &$0) } }
        }
    }
}
