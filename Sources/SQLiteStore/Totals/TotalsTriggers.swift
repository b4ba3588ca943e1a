import OrdersCore

/// The triggers that note which orders change.
///
/// They note ids, not amounts: an order that is noted twice, or noted although its statement was ignored, is
/// still counted once, because a fold compares what was counted with what is there. `ON CONFLICT DO NOTHING`
/// holds whatever conflict clause the writer's own statement has; see
/// <https://www.sqlite.org/lang_createtrigger.html>.
struct TotalsTriggers {
    let orders: CountedOrders
    let shape: TotalsShape
    let schema: OrdersSchema

    var all: [TotalsObject] {
        [insert, update, delete] + (shape.otherKeys.isEmpty ? [] : [replaceByInsert, replaceByUpdate])
    }

    /// Those that other unique keys once asked for are among them.
    static let names = ["insert", "update", "delete", "replace_insert", "replace_update"].map(name)

    private static func name(_ event: String) -> String { "ordertop_totals_\(event)" }

    private var insert: TotalsObject {
        trigger(
            "insert", "AFTER INSERT",
            when: all(isOld("NEW"), any(isInWindow("NEW"), isCounted("NEW"))),
            [note("NEW")])
    }

    private var update: TotalsObject {
        trigger(
            "update", "AFTER UPDATE",
            when: all(
                differs, any(isCounted("OLD"), all(isOld("NEW"), any(isInWindow("NEW"), isCounted("NEW"))))),
            [note("OLD"), note("NEW")])
    }

    private var delete: TotalsObject {
        trigger("delete", "AFTER DELETE", when: isCounted("OLD"), [note("OLD")])
    }

    /// Before, because afterwards the replaced orders are gone.
    private var replaceByInsert: TotalsObject {
        trigger(
            "replace_insert", "BEFORE INSERT", when: nil,
            shape.otherKeys.map { noteReplaced(with: $0, by: nil) })
    }

    private var replaceByUpdate: TotalsObject {
        trigger(
            "replace_update", "BEFORE UPDATE", when: nil,
            shape.otherKeys.map { noteReplaced(with: $0, by: id("OLD")) })
    }

    private func trigger(_ name: String, _ event: String, when: String?, _ body: [String]) -> TotalsObject {
        let name = TotalsTriggers.name(name)
        let condition = when.map { "\nWHEN \($0)" } ?? ""
        let statements = body.map { "  \($0);\n" }.joined()
        return TotalsObject(
            kind: .trigger, name: name,
            sql: "CREATE TRIGGER \(name) \(event) ON \(orders.table)\(condition)\nBEGIN\n\(statements)END")
    }

    /// New orders beyond what is folded need no note: the end of the table is read anyway.
    private func isOld(_ row: String) -> String? {
        shape.idIsRowID ? "\(id(row)) <= (SELECT folded_through FROM \(TotalsTables.state))" : nil
    }

    /// Nil where SQL can't tell cheaply; then every order may count.
    private func isInWindow(_ row: String) -> String? {
        orders.rawDate.map {
            "\(row).\(Quoting.identifier($0)) >= (SELECT counted_from FROM \(TotalsTables.state))"
        }
    }

    private func isCounted(_ row: String) -> String {
        "EXISTS (SELECT 1 FROM \(TotalsTables.counted) WHERE order_id = \(id(row)))"
    }

    /// Whether anything changed that counts; nil where expressions decide.
    private var differs: String? {
        orders.columns.map { names in
            let terms = names.map { name in
                "OLD.\(Quoting.identifier(name)) IS NOT NEW.\(Quoting.identifier(name)) COLLATE BINARY"
            }
            return "(\(terms.joined(separator: " OR ")))"
        }
    }

    private func note(_ row: String) -> String {
        let condition = isOld(row) ?? "1"
        return
            "INSERT INTO \(TotalsTables.changed) SELECT \(id(row)) WHERE \(condition) ON CONFLICT DO NOTHING"
    }

    /// Notes the orders that share a unique key with the row about to be written.
    ///
    /// - Parameter updated: The id of the row that is updated, which isn't replaced.
    private func noteReplaced(with key: UniqueKey, by updated: String?) -> String {
        let equal = key.parts.map { part in
            let column = Quoting.column(part.column, of: schema.orders.table)
            let new = "NEW.\(Quoting.identifier(part.column))"
            let value = part.replacement.map { "COALESCE(\(new), (\($0)))" } ?? new
            return "\(column) = \(value) COLLATE \(Quoting.identifier(part.collation))"
        }
        let isInKey = key.condition.map { ["(\($0)\n)"] } ?? []
        let isCounted = "EXISTS (SELECT 1 FROM \(TotalsTables.counted) WHERE order_id = \(orders.id))"
        let isOther = updated.map { ["\(orders.id) IS NOT \($0)"] } ?? []
        let conditions = (equal + isInKey + isOther + [isCounted]).joined(separator: " AND ")
        return "INSERT INTO \(TotalsTables.changed) SELECT \(orders.id) FROM \(orders.table)"
            + " WHERE \(conditions) ON CONFLICT DO NOTHING"
    }

    private func id(_ row: String) -> String { "\(row).\(Quoting.identifier(schema.orders.id))" }

    /// Nil where nothing is asked.
    private func all(_ terms: String?...) -> String? {
        let known = terms.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: " AND ")
    }

    /// True when one of them can't be told.
    private func any(_ terms: String?...) -> String? {
        terms.contains(nil) ? nil : "(\(terms.compactMap(\.self).joined(separator: " OR ")))"
    }
}
