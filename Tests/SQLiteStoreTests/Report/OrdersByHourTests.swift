import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Orders by hour of the week")
struct OrdersByHourTests {
    /// The same three orders, of a Tuesday's 22:13:20, 22:59:59 and 23:00:00, and what is no instant, in a form that an
    /// adopted database may have.
    struct Form: Sendable, CustomTestStringConvertible {
        let instants: InstantFormat
        let values: String

        var testDescription: String { instants.rawValue }
    }

    @Test(
        "are counted whatever the form of the instants",
        arguments: [
            Form(
                instants: .unixMilliseconds,
                values: "(1700000000000), (1700002799999), (1700002800000), (NULL), ('soon')"),
            Form(
                instants: .unixSeconds, values: "(1700000000), (1700002799.9), (1700002800), (NULL), ('soon')"
            ),
            Form(
                instants: .iso8601,
                values: """
                    ('2023-11-14 22:13:20'), ('2023-11-14T22:59:59.999Z'), ('2023-11-15T00:00:00+01:00'), (NULL),
                    ('soon')
                    """),
        ])
    func forms(form: Form) async throws {
        try await inFolder { folder in
            let path = folder.path("adopted.sqlite")
            let queue = try DatabaseQueue(path: path)
            try await queue.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
                        CREATE TABLE sales (id INTEGER PRIMARY KEY, person INTEGER, amount INTEGER, at);
                        INSERT INTO sales (at) VALUES \(form.values)
                        """)
            }
            try queue.close()
            let schema = OrdersSchema(
                users: UsersTable(table: "people", id: "id", username: .column("name"), email: nil),
                orders: OrdersTable(
                    table: "sales", id: "id", userID: "person", total: .column("amount"), status: nil,
                    createdAt: .column("at")),
                money: MoneyFormat(), instants: form.instants, completedStatuses: [])
            let store = try await SQLiteStore.open(path: path, schema: schema)
            let end = Instant(milliseconds: 1_700_010_000_000)
            let counts = try await store.ordersByHour(in: OrdersByHour.fourWeeks(to: end))
            let hours = HourOfWeek.all.filter { $0.weekday == .tuesday }.map { counts.orders(in: $0) }
            #expect(hours.suffix(3) == [0, 2, 1])
            #expect(counts.total == 3)
            try await store.close()
        }
    }

    @Test("read an index of the report's and no table")
    func covered() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let orders = (1...500).map {
                Shop.order(
                    $0, status: $0 % 5 == 0 ? "pending" : "completed",
                    at: Shop.now.adding(seconds: -86_400 * $0))
            }
            try DemoDatabase.create(path, Shop(users: Shop.users(1), orders: orders)).close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await store.buildIndex(try #require(store.proposedIndexes.first))
            let plan = try await store.read { db, sql in
                let query = ReportSQL(sql: sql).instants(in: OrdersByHour.fourWeeks(to: Shop.now))
                // Only what runs notices that there is a new index; the planner's word alone doesn't.
                #expect(try query.rows(db).count == 23)
                return try Query("EXPLAIN QUERY PLAN " + query.sql, query.arguments).rows(db)
                    .map { $0["detail"] as String }
            }
            #expect(
                plan == [
                    "SEARCH orders USING COVERING INDEX orders_report (status=? AND created_at>? AND created_at<?)"
                ])
            try await store.close()
        }
    }
}
