import OrdersCore
import TestSupport

@testable import SQLiteStore

extension ShopVariant {
    /// Shops whose tables make trouble in a way of their own.
    static let all: [ShopVariant] = [
        demo, textIDs, uuidIDs, integersWithoutRowIDs, uniqueCode, manyUniqueKeys, numberBesideID,
        uniqueDefault, uniqueGenerated, otherCaseOfID, isoDates, strangeNames, expressions, cascades,
        ownTriggers,
        anyTypes, numericIDs, similarNames,
    ]

    private static let users = "CREATE TABLE users (id BLOB NOT NULL PRIMARY KEY, username TEXT, email TEXT)"
    private static let rest = "user_id BLOB, total_amount INTEGER, status TEXT, created_at INTEGER"
    private static let codes: [PlainValue] = (1...40).map { .text("code \($0)") }

    /// With a text key a table has a row id, too, through which one order can replace another.
    private static let textIDs = variant(
        "text ids", ["CREATE TABLE orders (id TEXT NOT NULL PRIMARY KEY, \(rest))"]
    ) {
        $0.numbersOrders = false
        $0.orderID = { .text("order \($0)") }
        $0.moreStatements = (1...30).flatMap { number in
            [
                ShopStatement(
                    sql:
                        "INSERT OR REPLACE INTO orders (rowid, id, user_id, total_amount, status, created_at) "
                        + "SELECT ?, 'new ' || ?, user_id, 77, status, created_at FROM orders LIMIT 1",
                    values: [.integer(number), .integer(number % 7)]),
                ShopStatement(
                    sql: "UPDATE OR REPLACE orders SET rowid = ? WHERE id = ?",
                    values: [.integer(number), .text("order \(number * 3)")]),
            ]
        }
    }

    private static let uuidIDs = variant(
        "UUIDs without row ids", ["CREATE TABLE orders (id BLOB NOT NULL PRIMARY KEY, \(rest)) WITHOUT ROWID"]
    ) {
        $0.numbersOrders = false
        $0.orderID = { .blob(ShopVariant.uuid(Int($0 & 0xffff_ffff))) }
    }

    private static let integersWithoutRowIDs = variant(
        "integers without row ids", ["CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest)) WITHOUT ROWID"]
    ) { $0.numbersOrders = false }

    private static let uniqueCode = variant(
        "a unique code", ["CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest), code TEXT UNIQUE)"]
    ) { $0.extras = [Extra("code", codes + [.null, .null])] }

    private static let manyUniqueKeys = variant(
        "unique keys of every kind",
        [
            """
            CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest), code TEXT COLLATE NOCASE, channel TEXT, number,
              slot INTEGER, UNIQUE (channel, number))
            """,
            "CREATE UNIQUE INDEX orders_code ON orders (code)",
            "CREATE UNIQUE INDEX orders_slot ON orders (slot) WHERE status = 'completed'",
            "CREATE UNIQUE INDEX orders_id_slot ON orders (id, slot)",
        ]
    ) {
        $0.extras = [
            Extra(
                "code", (1...30).map { .text($0 % 2 == 0 ? "Code \($0 / 2)" : "cODE \($0 / 2)") } + [.null]),
            Extra("channel", [.text("web"), .text("shop"), .null]),
            Extra("number", (1...25).map { .integer($0) } + (1...5).map { .real(Double($0)) }),
            Extra("slot", (1...40).map { .integer($0) }),
        ]
    }

    /// The row id is a number of its own, through which one order can replace another.
    private static let numberBesideID = variant(
        "a number beside the id",
        ["CREATE TABLE orders (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, \(rest))"]
    ) {
        $0.numbersOrders = false
        $0.orderID = { .text("order \($0)") }
        $0.extras = [Extra("number", (1...200).map { .integer($0) })]
    }

    /// `OR REPLACE` puts the default in the place of NULL, after triggers have seen NULL.
    private static let uniqueDefault = variant(
        "a unique code with a default",
        ["CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest), code TEXT NOT NULL DEFAULT 'code 1' UNIQUE)"]
    ) { $0.extras = [Extra("code", codes + [.null, .null, .null, .null])] }

    private static let uniqueGenerated = variant(
        "a unique generated column",
        [
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest), code TEXT, short TEXT AS (substr(code, 1, 6)) UNIQUE)"
        ]
    ) { $0.extras = [Extra("code", codes + [.null])] }

    private static let otherCaseOfID = variant(
        "ids unique in either case",
        [
            "CREATE TABLE orders (id TEXT NOT NULL PRIMARY KEY, \(rest)) WITHOUT ROWID",
            "CREATE UNIQUE INDEX orders_id ON orders (id COLLATE NOCASE)",
        ]
    ) {
        $0.numbersOrders = false
        $0.orderID = { .text(($0 % 2 == 0 ? "Order " : "ORDER ") + "\($0 / 2)") }
    }

    private static let isoDates = variant(
        "dates as text and decimal money",
        [
            """
            CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BLOB, total_amount DECIMAL(10, 2),
              created_at DATETIME COLLATE NOCASE)
            """
        ]
    ) {
        $0.schema.instants = .iso8601
        $0.schema.money = MoneyFormat(decimals: 2, storage: .decimal)
        $0.schema.orders.status = nil
        $0.schema.completedStatuses = []
        $0.columns.status = nil
        $0.amount = { .real(Double($0) / 100) }
        $0.date = { .text(String($0.iso8601.dropLast()).split(separator: "T").joined(separator: " ")) }
        $0.report = plainReport(
            minorUnits: "CAST(ROUND(o.total_amount * 100) AS INTEGER)", counts: "o.created_at >= ?")
    }

    private static let strangeNames = ShopVariant(
        testDescription: "strange names and seconds",
        tables: [
            "CREATE TABLE \"select\" (\"a\"\"b\" TEXT PRIMARY KEY, \"from where\" TEXT, \"'e'\" TEXT)",
            """
            CREATE TABLE "order by" ("group" INTEGER PRIMARY KEY, "注文" TEXT, "%" INTEGER, "[status]" TEXT,
              "a;b" INTEGER, "--" TEXT UNIQUE, "double" AS ("%" * 2))
            """,
        ],
        schema: OrdersSchema(
            users: UsersTable(
                table: "select", id: "a\"b", username: .column("from where"), email: .column("'e'")),
            orders: OrdersTable(
                table: "order by", id: "group", userID: "注文", total: .column("%"),
                status: .column("[status]"),
                createdAt: .column("a;b")),
            archiveTable: "the \"archive\"", money: MoneyFormat(), instants: .unixSeconds,
            completedStatuses: ["it's done", "完了"]),
        users: "\"select\"", usersID: "\"a\"\"b\"", orders: "\"order by\"",
        columns: Columns(
            id: "\"group\"", user: "\"注文\"", amount: "\"%\"", status: "\"[status]\"", date: "\"a;b\""),
        extras: [Extra("\"--\"", codes)], userID: { .text("it's \"\($0)\"") },
        statuses: [.text("it's done"), .text("完了"), .text("open"), .null],
        date: { .integer(InstantSQL(format: .unixSeconds, raw: "", isColumn: true).number(atOrAfter: $0)) },
        addUser: "INSERT OR REPLACE INTO \"select\" VALUES (?, ?, ?)",
        report: plainReport(
            minorUnits: "o.\"%\"", counts: "o.\"[status]\" IN ('it''s done', '完了') AND o.\"a;b\" >= ?",
            users: "\"select\"", orders: "\"order by\"", id: "\"a\"\"b\"", name: "\"from where\"",
            user: "\"注文\""))

    /// Their columns have the names that ordertop's own tables have, too.
    private static let expressions = variant(
        "expressions over the row",
        [
            """
            CREATE TABLE orders (order_id INTEGER PRIMARY KEY, user_id BLOB, price INTEGER, amount INTEGER,
              paid INTEGER, at INTEGER)
            """
        ]
    ) {
        $0.schema.orders.id = "order_id"
        $0.schema.orders.total = .expression("orders.price * amount")
        $0.schema.orders.status = .expression(
            "CASE WHEN paid = 1 AND order_id <> 13 THEN 'completed' ELSE 'open' END")
        $0.columns.id = "order_id"
        $0.schema.orders.createdAt = .expression("(at / 2)")
        $0.columns.amount = "price"
        $0.columns.status = "paid"
        $0.columns.date = "at"
        $0.statuses = [.integer(1), .integer(1), .integer(0), .null]
        $0.extras = [Extra("amount", [.integer(1), .integer(3), .null])]
        $0.date = { .integer($0.milliseconds * 2) }
        $0.report = plainReport(
            minorUnits: "o.price * o.amount", counts: "o.paid = 1 AND o.order_id <> 13 AND o.at >= ?")
    }

    private static let cascades = variant(
        "foreign keys that delete and empty",
        [
            """
            CREATE TABLE orders (id INTEGER PRIMARY KEY,
              user_id BLOB REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE,
              total_amount INTEGER, status TEXT, created_at INTEGER,
              payer BLOB REFERENCES users ON DELETE SET NULL,
              parent INTEGER REFERENCES orders ON DELETE CASCADE)
            """,
            "CREATE TRIGGER payers AFTER UPDATE OF payer ON orders BEGIN "
                + "UPDATE orders SET user_id = payer WHERE id = NEW.id AND NEW.payer IS NOT NULL; END",
        ]
    ) {
        $0.settings = ["PRAGMA foreign_keys = ON"]
        $0.extras = [
            Extra("payer", (1...12).map { .blob(ShopVariant.uuid($0)) } + [.null]),
            Extra("parent", (1...30).map { .integer($0) } + (1...20).map { _ in .null }),
        ]
        $0.moreStatements = (1...8).map {
            ShopStatement(
                sql: "UPDATE OR IGNORE users SET id = ? WHERE id = ?",
                values: [.blob(ShopVariant.uuid(21 - $0)), .blob(ShopVariant.uuid($0))])
        }
    }

    private static let ownTriggers = variant(
        "triggers of the shop's own",
        [
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest), code TEXT UNIQUE, touched INTEGER)",
            "CREATE TABLE seen (id INTEGER PRIMARY KEY, n INTEGER)",
            """
            CREATE TRIGGER a_touch AFTER UPDATE ON orders WHEN NEW.touched IS OLD.touched BEGIN
              UPDATE orders SET touched = COALESCE(touched, 0) + 1, total_amount = total_amount + 1 WHERE id = NEW.id;
            END
            """,
            """
            CREATE TRIGGER z_first AFTER INSERT ON orders WHEN NEW.total_amount = 3000 BEGIN
              UPDATE orders SET status = 'completed' WHERE user_id = NEW.user_id;
              DELETE FROM orders WHERE id = NEW.id - 1;
              INSERT OR REPLACE INTO seen VALUES (NEW.id, 1);
            END
            """,
            """
            CREATE TRIGGER b_refuse BEFORE INSERT ON orders WHEN NEW.total_amount = 5000 BEGIN SELECT RAISE(IGNORE); END
            """,
            """
            CREATE TRIGGER c_reorder AFTER DELETE ON orders WHEN OLD.total_amount = 4000 BEGIN
              INSERT OR REPLACE INTO orders (id, user_id, total_amount, status, created_at, code)
              VALUES (OLD.id, OLD.user_id, -1, OLD.status, OLD.created_at, 'code 1');
            END
            """,
        ]
    ) { $0.extras = [Extra("code", codes + [.null])] }

    /// A strict table keeps the text '007' where any other would make it the number 7.
    private static let anyTypes = ShopVariant(
        testDescription: "strict tables of any type",
        tables: [
            "CREATE TABLE users (id ANY NOT NULL PRIMARY KEY, username TEXT, email TEXT) STRICT",
            """
            CREATE TABLE orders (id ANY NOT NULL PRIMARY KEY, user_id ANY, total_amount ANY, status TEXT,
              created_at INTEGER) STRICT
            """,
        ],
        numbersOrders: false, orderID: { $0 % 2 == 0 ? .integer($0 / 2) : .text("0\($0 / 2)") },
        userID: { $0 % 2 == 0 ? .integer(Int64($0 / 2)) : .text("0\($0 / 2)") })

    private static let numericIDs = ShopVariant(
        testDescription: "ids of no declared type",
        tables: [
            "CREATE TABLE users (id NOT NULL PRIMARY KEY, username TEXT, email TEXT)",
            "CREATE TABLE orders (id NOT NULL PRIMARY KEY, user_id, total_amount, status, created_at)",
        ],
        numbersOrders: false, orderID: { $0 % 2 == 0 ? .integer($0 / 2) : .text("\($0 / 2)") },
        userID: {
            [
                .integer(Int64($0)), .real(Double($0) + 0.5), .text("\($0)"),
                .blob([UInt8](repeating: 7, count: $0)),
            ][
                $0 % 4]
        },
        moreStatements: [
            ShopStatement(sql: "UPDATE orders SET user_id = user_id + 0.0 WHERE typeof(user_id) = 'integer'")
        ])

    /// Names that look alike and mean the same letters, yet are other bytes; and names that end early for who
    /// reads them as C does.
    private static let similarNames = ShopVariant(
        testDescription: "user ids that differ in bytes alone",
        tables: [
            "CREATE TABLE users (id TEXT NOT NULL PRIMARY KEY, username TEXT, email TEXT)",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id TEXT, total_amount INTEGER, status TEXT, "
                + "created_at INTEGER)",
        ],
        userID: {
            let letters = ["Ren\u{e9}", "Rene\u{301}", "Rene", "Rene\u{0}e", "Rene\u{0}"]
            return .text(
                letters[$0 % 5]
                    + ($0 % 5 < 2 ? " \($0 / 5)" : $0 % 5 == 2 && $0 > 4 ? "\($0)" : "\u{0}\($0 / 5)"))
        })

    private static func variant(
        _ description: String, _ tables: [String], _ change: (inout ShopVariant) -> Void = { _ in }
    ) -> ShopVariant {
        var variant = ShopVariant(testDescription: description, tables: [users] + tables)
        change(&variant)
        return variant
    }
}
