import GRDB
import OrdersCore

/// Compares a schema with the database it is to describe. Runs nothing of the schema's own: its expressions
/// are only prepared.
struct SchemaCheck {
    let db: Database
    let schema: OrdersSchema

    /// Checks what the schema says by itself.
    func values() throws {
        guard schema.instants != .native else {
            throw mismatch("instants: native means nothing to SQLite: say unix_ms, unix_s or iso8601.")
        }
        guard schema.completedStatuses.isEmpty || schema.orders.status != nil else {
            throw mismatch(
                "completed statuses are named but the orders' status column isn't: map status, too.")
        }
        let names = [schema.users.table, schema.orders.table, schema.archiveTable].map { $0.lowercased() }
        guard Set(names).count == names.count else {
            throw mismatch("users, orders and archive must be three different tables.")
        }
        let archives = [schema.archiveTable] + schema.children.map(\.archiveTable)
        guard (schema.completedStatuses + archives).allSatisfy({ !$0.contains("\0") }) else {
            throw mismatch("a status or an archive's name contains a NUL character.")
        }
        if let mistake = schema.mistakeInChildren { throw mismatch("\(mistake).") }
    }

    func users() throws -> TableShape {
        let users = schema.users
        let shape = try required(users.table, for: "users")
        try check(
            [.column(users.id), users.username] + (users.email.map { [$0] } ?? []), in: shape)
        return shape
    }

    func orders() throws -> TableShape {
        let orders = schema.orders
        let shape = try required(orders.table, for: "orders")
        let fields: [FieldSource?] = [
            .column(orders.id), .column(orders.userID), orders.total, orders.status, orders.createdAt,
        ]
        try check(fields.compactMap(\.self), in: shape)
        return shape
    }

    /// Children must be there: an order without its rows would be half an order.
    func children() throws {
        for child in schema.children {
            let shape = try required(child.table, for: "children")
            guard !shape.isView else {
                throw mismatch(
                    "\"\(child.table)\" is a view, whose rows can't move: name the table behind it.")
            }
            try check(column: child.order, in: shape)
        }
    }

    /// Whether the mapped products are there. Their table may be absent, but not half right.
    func products() throws -> Bool {
        guard let products = schema.products, let shape = try TableShape.fetch(db, table: products.table)
        else { return false }
        try check([.column(products.id), products.name, products.price], in: shape)
        return true
    }

    /// Whether the mapped views are there, with the same rule.
    func views() throws -> Bool {
        guard let views = schema.views, let shape = try TableShape.fetch(db, table: views.table)
        else { return false }
        try check([views.userID, views.productID, views.viewedAt].map(FieldSource.column), in: shape)
        return true
    }

    private func required(_ table: String, for role: String) throws -> TableShape {
        if !table.contains("\0"), let shape = try TableShape.fetch(db, table: table) { return shape }
        let tables = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """)
        throw mismatch(
            "there is no table \"\(table)\" for \(role): the tables are \(listed(tables)).")
    }

    private func check(_ fields: [FieldSource], in shape: TableShape) throws {
        for field in fields {
            switch field {
            case .column(let name): try check(column: name, in: shape)
            case .expression(let sql): try check(expression: sql, in: shape)
            }
        }
    }

    private func check(column: String, in shape: TableShape) throws {
        guard shape.column(column) == nil else { return }
        throw mismatch(
            "\"\(shape.table)\" has no column \"\(column)\": its columns are \(listed(shape.columns.map(\.name)))."
        )
    }

    private func check(expression: String, in shape: TableShape) throws {
        do {
            let table = Quoting.identifier(shape.table)
            let statement = try db.makeStatement(sql: "SELECT (\(expression)) FROM \(table)")
            try statement.setArguments(StatementArguments())
            guard statement.columnCount == 1, statement.isReadonly else {
                throw mismatch("\"\(expression)\" is not one value: give an expression over a row.")
            }
        } catch let error as DatabaseError {
            let reason = error.message ?? "it isn't SQL"
            throw OrdersError(
                .schemaMismatch,
                "The schema doesn't fit the database: the expression \"\(expression)\" on \"\(shape.table)\" "
                    + "can't be used (\(reason)); its columns are \(listed(shape.columns.map(\.name))).",
                cause: "\(error)")
        }
    }

    private func mismatch(_ what: String) -> OrdersError {
        OrdersError(.schemaMismatch, "The schema doesn't fit the database: \(what)")
    }

    /// Names for a sentence, cut where a database has hundreds.
    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(30).joined(separator: ", ")
        if names.isEmpty { return "none" }
        return names.count > 30 ? "\(shown) and \(names.count - 30) more" : shown
    }
}
