import GRDB
import OrdersCore

/// The foreign keys around a child's rows, and the orders that can't move because of them.
struct ChildReferences: Hashable, Sendable {
    let child: ChildTable
    /// Columns of the child's key that may be NULL.
    let looseKey: [String]
    /// Keys that point at the child's rows.
    let toRows: [OrderReference]
    /// Keys of the child that point at other tables than at the row's own order.
    let fromRows: [OrderReference]

    init(_ child: ChildTable, of schema: OrdersSchema, _ db: Database) throws {
        let shape = try ChildShape.fetch(child, db)
        self.child = child
        looseKey = shape.looseKey
        toRows = try OrderReference.to(shape.main, db)
        fromRows = try OrderReference.from(shape.main, db).filter { !$0.isOwnership(by: child, of: schema) }
    }

    /// What an order must fulfil to move, one condition per key.
    ///
    /// A row that others refer to keeps its order in main, as one of the order's own would; so does a row whose key has
    /// a NULL in it, because another may have the same. A row that main would refuse keeps its order in the archive.
    ///
    /// - Parameters:
    ///   - order: the order's id as it is called in the statement.
    ///   - archive: where archived rows are.
    func conditions(
        _ direction: ArchiveDirection, order: String, archive: ArchiveView
    ) -> [(condition: String, reason: String)] {
        switch direction {
        case .archive: keys(order) + toRows.map { (isReferred($0, order), reason($0)) }
        case .restore where archive.children.contains(child):
            fromRows.map { key in
                let rows = archive.source(of: child)
                let isLost = "NOT " + key.parentExists(child.table)
                return (
                    "NOT EXISTS (SELECT 1 FROM \(rows) WHERE \(isOfOrder(child.table, order)) AND \(isLost))",
                    "their rows of \"\(child.table)\" refer to rows of \"\(key.parent)\" that are gone"
                )
            }
        case .restore: []
        }
    }

    private func keys(_ order: String) -> [(condition: String, reason: String)] {
        guard !looseKey.isEmpty else { return [] }
        let isNull = looseKey.map { Quoting.column($0, of: ChildReferences.row) + " IS NULL" }
        let condition = """
            NOT EXISTS (SELECT 1 FROM \(rows) WHERE \(isOfOrder(ChildReferences.row, order)) \
            AND (\(isNull.joined(separator: " OR "))))
            """
        let columns = looseKey.joined(separator: " or ")
        return [
            (condition, "they have rows of \"\(child.table)\" without \(columns), which is part of their key")
        ]
    }

    /// The row is looked up first: the other order could read the whole table that refers.
    private func isReferred(_ key: OrderReference, _ order: String) -> String {
        """
        NOT EXISTS (SELECT 1 FROM \(rows) CROSS JOIN \(Quoting.identifier(key.child)) AS "ordertop_child" \
        WHERE \(isOfOrder(ChildReferences.row, order)) \
        AND \(key.matches(child: "ordertop_child", parent: ChildReferences.row)))
        """
    }

    private func reason(_ key: OrderReference) -> String {
        "rows of \"\(key.child)\" refer to their rows of \"\(child.table)\""
    }

    private func isOfOrder(_ row: String, _ order: String) -> String {
        "\(Quoting.column(child.order, of: row)) = \(order)"
    }

    private var rows: String { "\(Quoting.identifier(child.table)) AS \"\(ChildReferences.row)\"" }

    private static let row = "ordertop_row"
}

extension OrderReference {
    /// Whether this key is what makes a row the order's, which goes with it.
    func isOwnership(by named: ChildTable, of schema: OrdersSchema) -> Bool {
        child.lowercased() == named.table.lowercased()
            && parent.lowercased() == schema.orders.table.lowercased()
            && pairs.contains {
                $0.child.lowercased() == named.order.lowercased()
                    && $0.parent.lowercased() == schema.orders.id.lowercased()
            }
    }
}
