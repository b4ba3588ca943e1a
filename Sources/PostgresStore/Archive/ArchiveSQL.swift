import OrdersCore

/// The statements around moving orders: which are next, how many there are, what holds them.
struct ArchiveSQL {
    let sql: MappedSQL
    let tables: MovedTables

    /// Whether an order is in a selection.
    ///
    /// - Parameter isWalked: keeps the planner from entering by an index on the date, where orders are taken by id.
    func isSelected(_ selection: ArchiveSelection, isWalked: Bool = false) -> Condition {
        Condition.all([isAskedFor(selection, isWalked: isWalked)] + holds(selection).map(\.condition))
    }

    /// Whether an order is of the dates and ids that are asked for, whatever holds it back.
    ///
    /// - Parameter place: where it is; nil where the direction takes it from.
    func isAskedFor(
        _ selection: ArchiveSelection, isWalked: Bool = false, in place: OrderPlace? = nil
    ) -> Condition {
        let last = selection.until.map { Instant(microseconds: $0.microseconds - 1) }
        let createdAt = orders(in: place ?? selection.direction.source).createdAt
        let range = (isWalked ? createdAt.hidden : createdAt)
            .range(from: selection.from, through: last, name: "selected")
        return Condition.all([range] + (selection.orderIDs.map { [isAmong($0)] } ?? []))
    }

    private func isAmong(_ ids: [Order.ID]) -> Condition {
        Condition("\(sql.orders.id) = ANY (:selected_ids)", ["selected_ids": sql.orders.argument(ids)])
    }

    /// What keeps orders where they are.
    func holds(_ selection: ArchiveSelection) -> [MoveHold] {
        let orders = orders(in: selection.direction.source)
        let statuses = keptStatuses(selection).enumerated().map { place, status in
            MoveHold(
                condition: Condition(
                    "\(orders.status) IS DISTINCT FROM :kept_\(place)", ["kept_\(place)": .text(status)]),
                reason: "their status is \(status)")
        }
        // Whether main would refuse an order is looked at where main is, when its batch comes.
        if selection.direction == .restore, tables.isElsewhere { return statuses }
        return statuses
            + tables.references.holds(
                selection.direction, orders: sql.schema.orders.table, id: orders.id, archived: tables.archived
            )
    }

    private func keptStatuses(_ selection: ArchiveSelection) -> [String] {
        let never = selection.direction == .archive ? sql.schema.neverArchivedStatuses : []
        return never + selection.keptStatuses.filter { !never.contains($0) }
    }

    /// Whether a selection looks at more than the order's own row, so that a lock on the row doesn't keep it as it was.
    func looksElsewhere(_ selection: ArchiveSelection) -> Bool {
        let schema = sql.schema.orders
        let fields = [schema.createdAt, schema.status].compactMap(\.self)
        return fields.contains { $0.columnName == nil }
            || holds(selection).count > keptStatuses(selection).count
    }

    /// The orders of a place. An expression over a child's rows means, of an archived order, archived rows.
    func orders(in place: OrderPlace) -> MappedOrders {
        place == .main ? sql.orders : sql.orders.reading(tables.archived, schema: sql.schema.orders)
    }

    /// A place as it stands in FROM.
    func source(_ place: OrderPlace) -> String { place == .main ? sql.orders.table : sql.archiveAsOrders }
}

// The statements.
extension ArchiveSQL {
    /// How many orders that are asked for each hold keeps back.
    func heldBack(_ selection: ArchiveSelection, by holds: [MoveHold]) -> Query {
        let isAskedFor = isAskedFor(selection)
        let condition = Condition.all([isAskedFor] + holds.map(\.condition))
        let counts = holds.map { "COUNT(*) FILTER (WHERE (\($0.condition.sql)) IS NOT TRUE)" }
        return Query(
            """
            SELECT \(counts.joined(separator: ", ")) FROM \(source(selection.direction.source))
            WHERE \(isAskedFor.sql)
            """, condition.arguments)
    }

    /// The orders that are asked for and that any hold keeps back: the columns of an order, and whether each hold lets
    /// it go.
    func held(_ selection: ArchiveSelection, by holds: [MoveHold], limit: Int) -> Query {
        let orders = orders(in: selection.direction.source)
        let isAskedFor = isAskedFor(selection)
        let goes = holds.map { "(\($0.condition.sql)) IS TRUE" }
        let condition = Condition.all([isAskedFor] + holds.map(\.condition))
        return Query(
            """
            SELECT \(([orders.columns] + goes).joined(separator: ", "))
            FROM \(source(selection.direction.source))
            WHERE \(isAskedFor.sql) AND NOT (\(goes.joined(separator: " AND ")))
            ORDER BY \(orders.id)
            LIMIT :limit
            """, condition.arguments.merging(["limit": .int(Int64(max(0, limit)))]) { $1 })
    }

    /// The first of the holds' columns in `held`.
    static let firstHold = 5

    /// The next orders by id. Walks the key from the given id on, so that each look goes on where the last one ended; ids
    /// that are texts go by the column's own order, which its index is in.
    func next(in selection: ArchiveSelection, after id: Order.ID?, limit: Int) -> Query {
        let orders = sql.orders
        let start =
            id.map {
                [Condition("\(orders.id) > :after", ["after": PostgresValue($0.value, as: orders.idType)])]
            } ?? []
        let condition = Condition.all(start + [isSelected(selection, isWalked: true)])
        return Query(
            """
            SELECT \(orders.id) FROM \(source(selection.direction.source))
            WHERE \(condition.sql)
            ORDER BY \(orders.id)
            LIMIT :limit
            """, condition.arguments.merging(["limit": .int(Int64(max(0, limit)))]) { $1 })
    }

    /// How many orders are selected, the oldest and the newest.
    func extent(of selection: ArchiveSelection) -> Query {
        let condition = isSelected(selection)
        let value = orders(in: selection.direction.source).createdAt.value
        return Query(
            """
            SELECT COUNT(*), MIN(\(value)), MAX(\(value)) FROM \(source(selection.direction.source))
            WHERE \(condition.sql)
            """, condition.arguments)
    }
}

extension ArchiveDirection {
    /// Where orders are taken from.
    var source: OrderPlace { self == .archive ? .main : .archive }
}

extension InstantSQL {
    /// The same as an expression that no index is on.
    var hidden: InstantSQL { InstantSQL(format: format, raw: "COALESCE(\(raw), \(raw))", type: type) }
}

extension MappedOrders {
    /// Ids as an array, for `= ANY (…)`.
    func argument(_ ids: [Order.ID]) -> PostgresValue { PostgresValue(ids.map(\.value), as: idType) }

    /// The same over archived orders: in expressions, the names of children stand for their archived rows.
    func reading(_ children: [ChildTable], schema: OrdersTable) -> MappedOrders {
        guard !children.isEmpty else { return self }
        let tables = children.map {
            "\(Quoting.identifier($0.table)) AS (SELECT * FROM \(Quoting.identifier($0.archiveTable)))"
        }
        func read(_ fragment: String) -> String {
            "(WITH \(tables.joined(separator: ", ")) SELECT \(fragment))"
        }
        var orders = self
        if schema.total.columnName == nil {
            orders.total = read(total)
            orders.totalSum = "COALESCE(SUM(\(orders.total)), 0)::int8"
        }
        if let status = schema.status, status.columnName == nil { orders.status = read(self.status) }
        if schema.createdAt.columnName == nil {
            orders.createdAt = InstantSQL(
                format: createdAt.format, raw: read(createdAt.raw), type: createdAt.type)
        }
        return orders
    }
}
