import OrdersCore
import TestSupport
import Testing

@testable import PostgresStore

/// A shop's tables in another form than the demo's, with what its values look like in SQL.
struct TotalsVariant: Sendable, CustomTestStringConvertible {
    let name: String
    var tables: [String]
    var schema: OrdersSchema
    var user: @Sendable (Int) -> String
    /// From hundredths.
    var total: @Sendable (Int) -> String
    var at: @Sendable (Instant) -> String
    /// The names under which orders are written.
    var writtenTo = ["sales"]

    var testDescription: String { name }

    static let all = [numbers, texts, localTimes, seconds, everyOrderCounts, partitions, otherSchema]

    private static let numbers = TotalsVariant(
        name: "integer ids, cents and milliseconds",
        tables: tables(id: "integer", total: "bigint", at: "bigint"),
        schema: schema(.unixMilliseconds, MoneyFormat(decimals: 2, storage: .minorUnits)), user: { "\($0)" },
        total: { "\($0)" }, at: { "\($0.milliseconds)" })

    private static let texts = TotalsVariant(
        name: "texts as ids, unlimited numerics",
        tables: tables(id: "varchar(20)", total: "numeric", at: "timestamptz"),
        schema: schema(.native, MoneyFormat(decimals: 2, storage: .decimal)),
        user: { "'\(["Zoé", "adam", "Ärger", "B''ob", "zoe"][$0 % 5])-\($0)'" }, total: { "\($0) / 1000.0" },
        at: { "'\($0.iso8601)'" })

    private static let localTimes = TotalsVariant(
        name: "uuids, floating amounts, timestamps without time zone and a domain as status",
        tables: ["CREATE DOMAIN state AS text CHECK (VALUE <> '')"]
            + tables(id: "uuid", total: "double precision", at: "timestamp", status: "state"),
        schema: schema(.native, MoneyFormat(decimals: 3, storage: .decimal)),
        user: { "'00000000-0000-4000-8000-\(100_000_000_000 + $0)'" }, total: { "\($0) / 10000.0" },
        at: { "'\($0.iso8601)'::timestamptz AT TIME ZONE 'UTC'" })

    private static let seconds = TotalsVariant(
        name: "fractions of seconds as numbers, an enumeration as status",
        tables: ["CREATE TYPE state AS ENUM ('pending', 'completed', 'refunded')"]
            + tables(id: "bigint", total: "integer", at: "double precision", status: "state"),
        schema: schema(.unixSeconds, MoneyFormat(decimals: 0, storage: .minorUnits)), user: { "\($0)" },
        total: { "\($0)" }, at: { "\($0.milliseconds) / 1000.0" })

    private static var everyOrderCounts: TotalsVariant {
        var variant = TotalsVariant(
            name: "days, and no status",
            tables: tables(id: "bigint", total: "numeric(10,2)", at: "date"),
            schema: schema(.native, MoneyFormat(decimals: 2, storage: .decimal)), user: { "\($0)" },
            total: { "\($0) / 100.0" }, at: { "'\($0.dateText)'" })
        variant.schema.orders.status = nil
        variant.schema.completedStatuses = []
        return variant
    }

    private static var partitions: TotalsVariant {
        var variant = numbers
        variant = TotalsVariant(
            name: "partitions, which are also written to by their names",
            tables: [
                numbers.tables[0],
                """
                CREATE TABLE sales (number bigint, customer bigint, amount bigint, state text, at timestamptz NOT NULL)
                PARTITION BY RANGE (at)
                """,
                "CREATE TABLE sales_old PARTITION OF sales FOR VALUES FROM (MINVALUE) TO ('2026-11-05')",
                "CREATE TABLE sales_new (state text, at timestamptz NOT NULL, number bigint, customer bigint, amount bigint)",
                "ALTER TABLE sales ATTACH PARTITION sales_new FOR VALUES FROM ('2026-11-05') TO (MAXVALUE)",
            ],
            schema: schema(.native, MoneyFormat(decimals: 2, storage: .minorUnits)), user: numbers.user,
            total: numbers.total, at: { "'\($0.iso8601)'" })
        variant.writtenTo = ["sales", "sales_old", "sales_new"]
        return variant
    }

    private static var otherSchema: TotalsVariant {
        var variant = TotalsVariant(
            name: "a schema of its own, and names with blanks and quotes",
            tables: [
                "CREATE SCHEMA \"the shop\"",
                """
                DO $$ BEGIN
                  EXECUTE format('ALTER DATABASE %I SET search_path = "the shop", public', current_database());
                END $$
                """,
                "SET search_path = \"the shop\"",
            ], schema: schema(.native, MoneyFormat(decimals: 2, storage: .decimal)), user: { "\($0)" },
            total: { "\($0) / 100.0" }, at: { "'\($0.iso8601)'" })
        variant.schema.orders.table = "the \"big\" orders"
        variant.schema.orders.total = .column("total's amount")
        variant.tables += [
            "CREATE TABLE people (id bigint PRIMARY KEY, name text)",
            """
            CREATE TABLE "the ""big"" orders" (number bigint, customer bigint, "total's amount" numeric, state text,
              at timestamptz)
            """,
        ]
        variant.writtenTo = ["\"the \"\"big\"\" orders\""]
        return variant
    }

    /// The column of amounts, as SQL.
    var amount: String { Quoting.identifier(schema.orders.total.columnName ?? "") }

    private static func tables(id: String, total: String, at: String, status: String = "text") -> [String] {
        [
            "CREATE TABLE people (id \(id) PRIMARY KEY, name text)",
            "CREATE TABLE sales (number bigint, customer \(id), amount \(total), state \(status), at \(at))",
        ]
    }

    private static func schema(_ instants: InstantFormat, _ money: MoneyFormat) -> OrdersSchema {
        OrdersSchema(
            users: UsersTable(table: "people", id: "id", username: .column("name"), email: nil),
            orders: OrdersTable(
                table: "sales", id: "number", userID: "customer", total: .column("amount"),
                status: .column("state"),
                createdAt: .column("at")),
            money: money, instants: instants, completedStatuses: ["completed"])
    }
}
