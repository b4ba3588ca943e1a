import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The plans of a batch with children")
struct ChildrenPlanTests {
    @Test(
        "with statistics no statement reads a whole table, nor do totals, the ledger and what holds orders back",
        arguments: ShopFiles.allCases, ArchiveDirection.allCases)
    func plans(files: ShopFiles, direction: ArchiveDirection) async throws {
        var schema = OrdersSchema.withChildren
        schema.orders.total = .expression(
            "SELECT SUM(price) FROM order_items WHERE order_items.order_id = orders.id")
        let parcels = """
            CREATE TABLE parcels (id INTEGER PRIMARY KEY, note INTEGER REFERENCES order_notes);
            CREATE INDEX parcels_note ON parcels (note);
            """
        try await ChildrenShop.with(files, schema: schema, parcels) { shop in
            try await shop.store.run(
                ArchiveSelection(direction: .archive, until: nil, orderIDs: [Order.ID(.integer(1))]))
            try await shop.inMain(
                fill(orders: "orders", items: "order_items", notes: "order_notes", from: 100))
            try await shop.inMain("INSERT INTO parcels SELECT id, id FROM order_notes; ANALYZE")
            try shop.inArchive(
                fill(orders: "orders_archive", items: "order_items_archive", notes: "old_notes", from: 9_000)
                    + "; ANALYZE")
            let details = try await files == .one ? inOneFile(shop, direction) : inTwoFiles(shop, direction)
            let whole = details.filter { line in
                let isOfKeys = [
                    "SCAN temp.ordertop_batch", "SCAN main.ordertop_", "SCAN ordertop_file.ordertop_",
                ]
                .contains { line.hasPrefix($0) }
                return line.contains("BLOOM") || line.contains("AUTOMATIC")
                    || line.hasPrefix("SCAN ") && !isOfKeys && line != "SCAN CONSTANT ROW"
            }
            #expect(details.count > 30)
            #expect(whole.isEmpty, "\(details)")
        }
    }

    private func inOneFile(_ shop: ChildrenShop, _ direction: ArchiveDirection) async throws -> [String] {
        let plain = shop.store.sql
        return try await shop.store.withWriter { db in
            try db.execute(sql: MoveKeys.create)
            var sql = plain
            sql.archive = try ArchiveView.fetch(db, sql.schema)
            let tables = try #require(try MovedTables.fetch(db, sql))
            let selection = ArchiveSelection(direction: direction, until: nil)
            let plan = MovePlan(
                direction: direction, sql: sql, orders: tables.orders, children: tables.children.map(\.shape),
                selection: ArchiveSQL(sql: sql).isSelected(selection, byID: true))
            return try details(
                [
                    Query(try #require(plan.select), plan.arguments), Query(plan.copy, now(direction)),
                    Query(plan.verify), Query(plan.remove),
                ] + plan.children.flatMap(queries) + ledger(sql, tables), db)
        }
    }

    private func inTwoFiles(_ shop: ChildrenShop, _ direction: ArchiveDirection) async throws -> [String] {
        let stepped = try await SteppedBatch(
            direction == .archive ? ChildrenShop.everything : ChildrenShop.back, shop.store)
        let mover = stepped.mover
        let plan = mover.plan(ArchiveBatchState(number: 1, direction: direction, jobID: stepped.job.id))
        let arguments = mover.selection.arguments
        let archiving =
            direction == .archive
            ? [Query(plan.findRemovable, arguments)] + plan.removeStaleCopies.map { Query($0) } : []
        return try await shop.store.withFileMover { db in
            try details(
                [
                    Query(plan.select, arguments), Query(plan.copy, now(direction)), Query(plan.verify),
                    Query(plan.removeOriginals),
                ] + archiving + plan.children.flatMap(queries) + ledger(mover.sql, mover.tables), db)
        }
    }

    private func details(_ queries: [Query], _ db: Database) throws -> [String] {
        try queries.flatMap { try ExplainedQuery($0).lines(db).map(\.detail) }
    }

    private func now(_ direction: ArchiveDirection) -> [String: DatabaseValue] {
        direction == .archive ? ["now": 1.databaseValue] : [:]
    }

    private func queries(_ child: ChildMove) -> [Query] {
        [child.copy, child.verify, child.remove, child.countCopies].map { Query($0) }
    }

    private func ledger(_ sql: MappedSQL, _ tables: MovedTables) -> [Query] {
        let orders = LedgerReader(sql: sql, content: tables.content)
        return [orders.query(Condition("\(sql.orders.id) IN (\(LedgerBatch.preparedKeys))"))]
            + tables.children.map {
                let reader = ChildLedgerReader(sql: sql, child: $0)
                return reader.query(Condition("\(reader.order) IN (\(LedgerBatch.preparedKeys))"))
            }
    }

    /// Some thousand orders with a row of each child.
    private func fill(orders: String, items: String, notes: String, from first: Int) -> String {
        let numbers =
            "WITH RECURSIVE n(i) AS (SELECT \(first) UNION ALL SELECT i + 1 FROM n WHERE i < \(first + 5_000))"
        let archivedAt = orders == "orders" ? ("", "") : (", archived_at", ", 1")
        return """
            \(numbers) INSERT INTO \(orders) (id, user_id, total_amount, status, created_at\(archivedAt.0))
              SELECT i, x'00', i, 'completed', 1\(archivedAt.1) FROM n;
            \(numbers) INSERT INTO \(items) (order_id, line) SELECT i, 1 FROM n;
            \(numbers) INSERT INTO \(notes) (id, order_id) SELECT i, i FROM n
            """
    }
}
