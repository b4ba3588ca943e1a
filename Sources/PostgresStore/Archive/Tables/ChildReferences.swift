import OrdersCore

/// The foreign keys around a child's rows, and the orders that can't move because of them.
struct ChildReferences: Hashable, Sendable {
    let child: ChildTable
    /// Keys that point at the child's rows.
    let toRows: [ForeignKey]
    /// Keys of the child that point at other tables than at the row's own order.
    let fromRows: [ForeignKey]

    /// A row that others refer to keeps its order in main, as one of the order's own would. A row that main would refuse
    /// keeps its order in the archive.
    func holds(_ direction: ArchiveDirection, id: String, archived: [ChildTable]) -> [MoveHold] {
        switch direction {
        case .archive: toRows.map { hold(for: $0, id) }
        case .restore where archived.contains(child): fromRows.map { hold(forLost: $0, id) }
        case .restore: []
        }
    }

    private func hold(for key: ForeignKey, _ id: String) -> MoveHold {
        MoveHold(
            condition: Condition(
                """
                NOT EXISTS (SELECT 1 FROM \(Quoting.identifier(child.table)) AS "ordertop_row" \
                JOIN \(key.child.sql) AS "ordertop_child" \
                ON \(key.matches(child: "ordertop_child", parent: "ordertop_row")) WHERE \(isOfOrder(id)))
                """),
            reason: "rows of \"\(key.child.name)\" refer to their rows of \"\(child.table)\"")
    }

    private func hold(forLost key: ForeignKey, _ id: String) -> MoveHold {
        MoveHold(
            condition: Condition(
                """
                NOT EXISTS (SELECT 1 FROM \(Quoting.identifier(child.archiveTable)) AS "ordertop_row" \
                WHERE \(isOfOrder(id)) AND NOT \(key.parentExists("ordertop_row")))
                """),
            reason: "their rows of \"\(child.table)\" refer to rows of \"\(key.parent.name)\" that are gone")
    }

    private func isOfOrder(_ id: String) -> String {
        "\(Quoting.column(child.order, of: "ordertop_row")) = \(id)"
    }
}
