import Foundation
import GRDB
import TestSupport
import Testing

/// A shop whose people, products and statuses have names that have broken other programs, and where more of them
/// come all the time, from two other processes' connections.
struct SoakShop {
    let folder: String

    /// Hostile names, and sequences that an emulated screen would notice if they came through.
    static let names =
        HostileNames.all + [
            "\u{1B}[5yx", "\u{1B}Vx", "\u{18}x", "\u{85}next", "\u{1B}]52;c;eA==\u{7}", "maria.s",
        ]

    /// Makes two databases with names, for `work`, while people shop in the first, and removes them afterwards.
    static func with(seed: UInt64, _ work: (SoakShop) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let shop = SoakShop(folder: folder)
            try await shop.make("shop", orders: 30_000)
            try await shop.make("other", orders: 3_000)
            try shop.configure()
            let traffic = try Binary.start("traffic --rate 20 --db shop.sqlite", in: folder)
            let writer = Task { try await shop.write(seed: seed) }
            let result: Result<Void, any Error>
            do { result = .success(try await work(shop)) } catch { result = .failure(error) }
            writer.cancel()
            traffic.signal(SIGTERM)
            _ = try await traffic.outcome()
            try await writer.value
            try result.get()
        }
    }

    private func make(_ name: String, orders: Int) async throws {
        for line in ["generate --orders \(orders) --db \(name).sqlite", "setup --yes --db \(name).sqlite"] {
            let made = try await Binary.run(line, in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
        }
        let database = try open(name)
        try await database.write { db in
            for (index, text) in Self.names.enumerated() {
                for statement in Self.christenings {
                    try db.execute(
                        sql: statement,
                        arguments: ["text": text, "index": index, "count": Self.names.count + 10])
                }
            }
        }
    }

    /// Some keep the names that they have. Each takes the parameters `text`, `index` and `count`.
    private static let christenings =
        ["users SET username = :text, email", "products SET name"].map { table in
            let name = table.prefix { $0 != " " }
            return """
                WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) % :count AS number FROM \(name))
                UPDATE \(table) = :text WHERE id IN (SELECT id FROM numbered WHERE number = :index)
                """
        } + ["UPDATE orders SET status = :text WHERE id % (3 * :count) = :index"]

    private func configure() throws {
        let home = folder + "/.config/ordertop"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try """
        databases: {soak: ../../shop.sqlite, other: ../../other.sqlite, gone: ../../gone.sqlite}
        database: soak
        """.write(toFile: home + "/config.yaml", atomically: true, encoding: .utf8)
    }

    private func open(_ name: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: "\(folder)/\(name).sqlite", configuration: configuration)
    }

    /// Goes on renaming and back-dating. A database that is busy for long, as while an index is built, is left alone.
    private func write(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let database = try open("shop")
        while !Task.isCancelled {
            let text = Self.names.randomElement(using: &random) ?? ""
            let statement = Self.statements.randomElement(using: &random) ?? ""
            let number = Int.random(in: 0..<30_000, using: &random)
            _ = try? await database.write { db in
                try db.execute(sql: statement, arguments: ["text": text, "number": number])
            }
            try? await Task.sleep(for: .milliseconds(150))
        }
    }

    private static let someone =
        "(SELECT id FROM users LIMIT 1 OFFSET :number % (SELECT COUNT(*) FROM users))"
    private static let something =
        "(SELECT id FROM products LIMIT 1 OFFSET :number % (SELECT COUNT(*) FROM products))"
    private static let now = "(unixepoch() * 1000)"

    /// Each takes the parameters `text` and `number`.
    private static let statements = [
        "UPDATE users SET username = :text WHERE id = \(someone)",
        "UPDATE users SET email = CAST(x'41C3FF0042' AS TEXT), username = :text WHERE id = \(someone)",
        "UPDATE products SET name = :text, price = price + 1 WHERE id = \(something)",
        "UPDATE orders SET status = :text WHERE id = :number",
        """
        INSERT INTO orders (user_id, total_amount, status, created_at)
        VALUES (\(someone), 99999999 - 7 * :number, iif(:number % 2, 'completed', :text), \(now) - 60000 * :number)
        """,
        """
        INSERT INTO orders (user_id, total_amount, status, created_at)
        VALUES (:text, -:number, 'completed', \(now) + 86400000 * (:number % 999))
        """,
        "INSERT OR REPLACE INTO user_product_views VALUES (\(someone), \(something), \(now) + length(:text))",
        "DELETE FROM orders WHERE id = :number AND :text IS NOT NULL",
    ]
}
