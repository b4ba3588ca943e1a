import GRDB
import OrdersCore

/// Reads the rows of the sample from the database.
struct SampleReader: Sendable {
    /// A stretch of the table in its own order; nil is all of it.
    struct Stretch: Sendable {
        /// Row ids above this one; nil from the first.
        let after: Int64?
        let through: Int64
    }

    /// What a stretch gave.
    struct Part: Sendable {
        /// The chosen rows in the table's order.
        let rows: [[DatabaseValue]]
        /// How many rows there are, chosen or not.
        let walked: Int64
    }

    let sql: MappedSQL
    let shape: SampleShape

    /// As many snapshots a table with row ids is read in.
    private static let stretches: UInt64 = 48

    /// The stretches to read one after another, each in a snapshot of its own. A table WITHOUT ROWID is read in one.
    func stretches(_ db: Database) throws -> [Stretch?] {
        guard shape.orders.hasRowID, let key = shape.orders.order.first else { return [nil] }
        let (name, table) = (Quoting.identifier(key), shape.orders.name)
        let row = try Query(
            "SELECT (SELECT MIN(\(name)) FROM \(table)), (SELECT MAX(\(name)) FROM \(table))"
        ).firstRow(db)
        guard let first = Int64.fromDatabaseValue(row?[0] ?? .null),
            let last = Int64.fromDatabaseValue(row?[1] ?? .null)
        else { return [] }
        // Row ids may be as far apart as numbers can be, which is more than an Int64 holds.
        let span = UInt64(bitPattern: last &- first)
        let step = span / SampleReader.stretches + 1
        return (0..<SampleReader.stretches).compactMap { number in
            let (offset, overflow) = step.multipliedReportingOverflow(by: number)
            guard !overflow, offset <= span else { return nil }
            let start = first &+ Int64(bitPattern: offset)
            let end = span - offset < step ? last : start &+ Int64(bitPattern: step - 1)
            return Stretch(after: number == 0 ? nil : start - 1, through: end)
        }
    }

    /// The orders of the chosen users.
    func orders(in stretch: Stretch?, share: Double, _ db: Database) throws -> Part {
        var conditions = [Condition(chosen(sql.orders.userID, sql.orders.id), ["share": bound(share)])]
        if let stretch, let key = shape.orders.order.first {
            let name = Quoting.column(key, of: shape.orders.shape.table)
            conditions.append(Condition("\(name) <= :through", ["through": stretch.through.databaseValue]))
            if let after = stretch.after {
                conditions.append(Condition("\(name) > :after", ["after": after.databaseValue]))
            }
        }
        let condition = Condition.all(conditions)
        let order = shape.orders.order.map(Quoting.identifier).joined(separator: ", ")
        return try part(
            Query(
                "SELECT \(Quoting.list(shape.orders.columns)) FROM \(shape.orders.name) NOT INDEXED WHERE \(condition.sql) "
                    + "ORDER BY \(order)", condition.arguments), db)
    }

    /// The newest orders, whoever they belong to.
    func newestOrders(_ count: Int, _ db: Database) throws -> [[DatabaseValue]] {
        let orders = shape.orders
        return try Query(
            "SELECT \(Quoting.list(orders.columns)) FROM \(orders.name) ORDER BY \(orders.newestFirst) LIMIT \(count)"
        ).rows(db).map(\.databaseValueList).reversed()
    }

    /// The chosen users.
    func users(share: Double, _ db: Database) throws -> Part {
        try part(
            Query(
                "SELECT \(Quoting.list(shape.users.columns)) FROM \(shape.users.name) "
                    + "WHERE \(chosen(sql.users.id, sql.users.id))", ["share": bound(share)]), db)
    }

    private func part(_ query: Query, _ db: Database) throws -> Part {
        let (rows, walked) = try ShareFunction.within(db) {
            var rows: [[DatabaseValue]] = []
            let cursor = try query.cursor(db)
            while let row = try cursor.next() { rows.append(row.databaseValueList) }
            return rows
        }
        return Part(rows: rows, walked: walked)
    }

    private func chosen(_ user: String, _ order: String) -> String {
        "\(ShareFunction.name)(\(user), \(order)) < :share"
    }

    private func bound(_ share: Double) -> DatabaseValue {
        Int64((share * ShareFunction.range).rounded(.up)).databaseValue
    }
}
