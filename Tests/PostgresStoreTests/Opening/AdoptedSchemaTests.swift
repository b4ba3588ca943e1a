import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

/// Databases that nobody made for ordertop.
@Suite("An adopted database")
struct AdoptedSchemaTests {
    private func schema(_ instants: InstantFormat, _ storage: MoneyFormat.Storage = .decimal) -> OrdersSchema
    {
        OrdersSchema(
            users: UsersTable(
                table: "Customer", id: "Id", username: .expression("\"First\" || ' ' || \"Last\""), email: nil
            ),
            orders: OrdersTable(
                table: "Invoice", id: "No", userID: "CustomerId", total: .column("Total"), status: nil,
                createdAt: .column("When")),
            money: MoneyFormat(decimals: 2, storage: storage), instants: instants, completedStatuses: [])
    }

    private func withDatabase(
        _ idType: String, _ total: String, _ when: String, _ rows: String, _ schema: OrdersSchema,
        _ body: (PostgresStore) async throws -> Void
    ) async throws {
        let database = try await PostgresDatabase()
        try await database.execute(
            """
            CREATE TABLE "Customer" ("Id" \(idType) PRIMARY KEY, "First" text, "Last" text);
            CREATE TABLE "Invoice" ("No" serial PRIMARY KEY, "CustomerId" \(idType), "Total" \(total), "When" \(when));
            INSERT INTO "Customer" VALUES ('1', 'Ada', 'Lovelace'), ('2', 'Alan', 'Turing');
            INSERT INTO "Invoice" ("CustomerId", "Total", "When") VALUES \(rows)
            """)
        let store = try await PostgresStore.open(
            try ServerAddress(database.address), schema: schema, mode: .readWrite)
        try await body(store)
        try await store.close()
        try await database.remove()
    }

    private func check(_ store: PostgresStore) async throws {
        let window = ReportWindow(asOf: Instant(milliseconds: 1_700_000_000_000), isBounded: true)
        let report = try await store.topSpenders(TopSpendersQuery(window: window))
        #expect(report.spenders.map(\.user.username) == ["Alan Turing", "Ada Lovelace"])
        #expect(report.spenders.map(\.totalSpent.minorUnits) == [1_001, 1_000])
        let days = try await store.dailySpending(of: try #require(report.spenders.first).user.id, in: window)
        #expect(days.amounts.last?.minorUnits == 1_001)
        let byHour = try await store.ordersByHour(in: window)
        let tuesdays = HourOfWeek.all.filter { $0.weekday == .tuesday }.map { byHour.orders(in: $0) }
        #expect(tuesdays.suffix(2) == [2, 0])
        #expect(byHour.total == 2)
        let newest = try await store.orders(OrderHistoryQuery()).rows
        #expect(newest.map(\.order.createdAt.milliseconds).first == 1_700_000_000_001)
        #expect(newest.count == 4)
    }

    @Test("with integer keys, numerics of many decimals and timestamps without a zone")
    func timestamps() async throws {
        let rows = """
            (1, 10.004, '2023-11-14 22:13:19'), (2, 10.006, '2023-11-14 22:13:20'), (2, 99, '2023-11-14 22:13:20.001'),
            (1, 99, '2023-10-15 22:13:19.999')
            """
        try await withDatabase("int", "numeric", "timestamp", rows, schema(.native)) { try await check($0) }
    }

    @Test("with text keys, cents and Unix milliseconds")
    func milliseconds() async throws {
        let rows = """
            ('1', 1000, 1699999999000), ('2', 1001, 1700000000000), ('2', 99, 1700000000001), ('1', 99, 1697407999999)
            """
        try await withDatabase("text", "bigint", "bigint", rows, schema(.unixMilliseconds, .minorUnits)) {
            try await check($0)
        }
    }

    @Test("with text keys, cents and fractions of Unix seconds")
    func seconds() async throws {
        let rows = """
            ('1', 1000, 1699999999), ('2', 1001, 1700000000), ('2', 99, 1700000000.001), ('1', 99, 1697407999.999)
            """
        try await withDatabase("text", "bigint", "double precision", rows, schema(.unixSeconds, .minorUnits))
        {
            try await check($0)
        }
    }

    @Test("with dates as text")
    func texts() async throws {
        let rows = """
            (1, 10, '2023-11-14 22:13:19'), (2, 10.01, '2023-11-14T22:13:20Z'), (2, 99, '2023-11-14 22:13:20.001+00'),
            (1, 99, '2023-10-15 22:13:19.999')
            """
        try await withDatabase("bigint", "double precision", "text", rows, schema(.iso8601)) {
            try await check($0)
        }
    }

    @Test("whose dates are of another form than the schema says is refused with the type")
    func wrongForm() async throws {
        let error = await #expect(throws: OrdersError.self) {
            try await withDatabase("int", "numeric", "bigint", "(1, 1, 1)", schema(.native)) { _ in }
        }
        #expect(error?.code == .schemaMismatch)
        #expect(error?.message.contains("is of the type int8") == true)
    }
}
