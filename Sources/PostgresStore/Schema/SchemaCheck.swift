import OrdersCore

/// Compares a schema with the database it is to describe. Reads no row: the schema's expressions are only planned.
struct SchemaCheck {
    let db: PostgresConnection
    let schema: OrdersSchema

    /// Checks what the schema says by itself.
    func values() throws {
        guard schema.completedStatuses.isEmpty || schema.orders.status != nil else {
            throw mismatch(
                "completed statuses are named but the orders' status column isn't: map status, too.")
        }
        guard Set([schema.users.table, schema.orders.table, schema.archiveTable]).count == 3 else {
            throw mismatch("users, orders and archive must be three different tables.")
        }
        if let mistake = schema.mistakeInChildren { throw mismatch("\(mistake).") }
    }

    func users() throws -> TableShape {
        let users = schema.users
        let shape = try required(users.table, for: "users")
        try check([.column(users.id), users.username] + (users.email.map { [$0] } ?? []), in: shape)
        return shape
    }

    func orders() throws -> TableShape {
        let orders = schema.orders
        let shape = try required(orders.table, for: "orders")
        let fields: [FieldSource?] = [
            .column(orders.id), .column(orders.userID), orders.total, orders.status, orders.createdAt,
        ]
        try check(fields.compactMap(\.self), in: shape)
        try checkInstants(orders.createdAt, in: shape)
        for child in schema.children {
            try check([.column(child.order)], in: try required(child.table, for: "children"))
        }
        return shape
    }

    /// Nil where the database has no products: then there are no views, either.
    func products() throws -> SchemaFacts.Products? {
        guard let products = schema.products, let shape = try TableShape.fetch(products.table, db) else {
            return nil
        }
        try check([.column(products.id), products.name, products.price], in: shape)
        return SchemaFacts.Products(idType: try idType(products.id, in: shape))
    }

    func views() throws -> SchemaFacts.Views? {
        guard let views = schema.views, let shape = try TableShape.fetch(views.table, db) else { return nil }
        try check([.column(views.userID), .column(views.productID), .column(views.viewedAt)], in: shape)
        return SchemaFacts.Views(
            shape: shape, userIDType: try idType(views.userID, in: shape),
            productIDType: try idType(views.productID, in: shape))
    }

    func idType(_ column: String, in shape: TableShape) throws -> IDType {
        let type = shape.column(column)?.type ?? ""
        guard let idType = IDType(typeName: type) else {
            throw mismatch(
                "\"\(shape.table)\".\"\(column)\" is of the type \(type), but ids are integers, UUIDs or texts: map "
                    + "another column.")
        }
        return idType
    }

    /// A wrong form of dates would show as a cast that fails in the middle of a report.
    private func checkInstants(_ field: FieldSource, in shape: TableShape) throws {
        guard let type = field.columnName.flatMap(shape.column)?.type else { return }
        let fits =
            switch schema.instants {
            case .native: ["timestamptz", "timestamp", "date"].contains(type)
            case .unixMilliseconds, .unixSeconds: ["int4", "int8", "numeric", "float8"].contains(type)
            case .iso8601: ["text", "varchar", "bpchar"].contains(type)
            }
        guard fits else {
            throw mismatch(
                "instants: \(schema.instants.rawValue) doesn't fit \"\(shape.table)\".\"\(field.columnName ?? "")\", which is of "
                    + "the type \(type): correct `instants` in the schema file.")
        }
    }

    private func required(_ table: String, for role: String) throws -> TableShape {
        guard let shape = try TableShape.fetch(table, db) else {
            throw mismatch(
                "there is no table \"\(table)\" for \(role): name the one that holds them in a schema file, or fill an "
                    + "empty database with `ordertop generate`.")
        }
        return shape
    }

    private func check(_ fields: [FieldSource], in shape: TableShape) throws {
        for field in fields {
            if let name = field.columnName, shape.column(name) == nil {
                throw mismatch("the table \"\(shape.table)\" has no column \"\(name)\".")
            }
        }
        let list = fields.map { $0.sql(of: shape.table) }.joined(separator: ", ")
        do {
            _ = try Query("SELECT \(list) FROM \(Quoting.identifier(shape.table)) LIMIT 0").rows(db)
        } catch let error as PostgresError
            where error.sqlState.hasPrefix("42") && error.sqlState != SQLState.insufficientPrivilege
        {
            throw mismatch("an expression for \"\(shape.table)\" can't be read: \(error.message).")
        }
    }

    func mismatch(_ what: String) -> OrdersError {
        OrdersError(.schemaMismatch, "The schema doesn't fit the database: \(what)")
    }
}
