import Foundation
import TestSupport
import Testing

/// Everything a person can get wrong: one sentence, the right exit code, no trace left.
@Suite("Wrong input, by the binary")
struct WrongInputTests {
    private func expectOneSentence(
        _ line: String, in folder: String, exitCode: Int32 = 1, saying text: String = "ordertop: ",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try snapshot(folder)
        let outcome = try await Binary.run(line, in: folder)
        #expect(outcome.exitCode == exitCode, "\(line): \(outcome.words)", sourceLocation: sourceLocation)
        #expect(outcome.wordLines.count == 1, "\(line): \(outcome.words)", sourceLocation: sourceLocation)
        #expect(outcome.words.hasPrefix("ordertop: "), sourceLocation: sourceLocation)
        #expect(outcome.words.contains(text), "\(outcome.words)", sourceLocation: sourceLocation)
        #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
        #expect(try snapshot(folder) == before, "\(line) left a trace", sourceLocation: sourceLocation)
    }

    /// Names and contents of all files in a folder.
    private func snapshot(_ folder: String) throws -> [String: Data?] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(folder)/\($0)")) })
    }

    private func withShop(_ work: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 2000", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            try await work(folder)
        }
    }

    @Test(
        "files that are no database",
        arguments: [
            "top", "doctor", "archive run --yes", "setup --yes", "dashboard", "jobs", "totals verify",
            "totals enable --yes",
        ])
    func files(_ command: String) async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/folder", withIntermediateDirectories: false)
            try "id,name\n1,a\n".write(toFile: folder + "/text", atomically: true, encoding: .utf8)
            var numbers = SystemRandomNumberGenerator()
            let noise = (0..<8_192).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            try Data(noise).write(to: URL(fileURLWithPath: folder + "/noise"))
            try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
            try await expectOneSentence("\(command) --db missing", in: folder, saying: "missing")
            try await expectOneSentence("\(command) --db folder", in: folder, saying: "folder")
            try await expectOneSentence("\(command) --db text", in: folder, saying: "text file")
            try await expectOneSentence("\(command) --db noise", in: folder, saying: "noise")
            try await expectOneSentence("\(command) --db empty", in: folder, saying: "empty")
            try await expectOneSentence("\(command) --db no/such/folder/file", in: folder)
            try await expectOneSentence(
                "\(command) --db postgres://127.0.0.1:1/d", in: folder, saying: "can't be reached")
        }
    }

    @Test("a truncated database is refused", arguments: [50, 100, 4_096, 50_000])
    func truncated(_ bytes: Int) async throws {
        try await withShop { folder in
            let whole = try #require(FileManager.default.contents(atPath: folder + "/shop.sqlite"))
            try whole.prefix(bytes).write(to: URL(fileURLWithPath: folder + "/short"))
            for command in ["top", "doctor", "archive run --yes", "dashboard"] {
                try await expectOneSentence("\(command) --db short", in: folder, saying: "short")
            }
        }
    }

    @Test("a locked database is said to be locked, after a while")
    func locked() async throws {
        try #require(SQLiteProgram.isThere)
        try await withShop { folder in
            let key = "lower(hex(id))"
            let user = try await SQLiteProgram.rows(
                "SELECT \(key) FROM users LIMIT 1", in: folder + "/shop.sqlite")
            let product = try await SQLiteProgram.rows(
                "SELECT \(key) FROM products LIMIT 1", in: folder + "/shop.sqlite")
            let (userID, productID) = try (uuid(user), uuid(product))
            let lock = try RunningProgram(
                "/bin/sh",
                [
                    "-c",
                    "(echo 'BEGIN EXCLUSIVE;'; echo '.shell touch locked'; exec sleep 300) | exec sqlite3 shop.sqlite",
                ],
                in: folder,
                environment: [:])
            defer { lock.signal(SIGKILL) }
            while !FileManager.default.fileExists(atPath: folder + "/locked") {
                try await Task.sleep(for: .milliseconds(5))
            }
            try await expectOneSentence(
                "views record \(userID) \(productID) --db shop.sqlite", in: folder,
                saying: "shop.sqlite is locked by another program")
        }
    }

    /// The id of the first row, written with its dashes.
    private func uuid(_ rows: [[String]]) throws -> String {
        let digits = Array(try #require(rows.first?.first))
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return groups.joined(separator: "-")
    }

    @Test("a folder that can't be written", .disabled(if: getuid() == 0, "root may write anywhere"))
    func readOnlyFolder() async throws {
        try await withShop { folder in
            try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
            try await expectOneSentence("archive run --yes --db shop.sqlite", in: folder)
            try await expectOneSentence("generate --orders 10 --db new.sqlite", in: folder)
        }
    }

    @Test("a schema file that doesn't fit")
    func schemas() async throws {
        try await withShop { folder in
            let schema = """
                users: {table: users, id: id, username: username, email: email}
                orders: {table: orders, id: id, user_id: user_id, total_amount: amount, created_at: created_at}
                instants: unix_ms
                """
            try schema.write(toFile: folder + "/absent.yaml", atomically: true, encoding: .utf8)
            try "users: [".write(toFile: folder + "/broken.yaml", atomically: true, encoding: .utf8)
            try "user: {}".write(toFile: folder + "/unknown.yaml", atomically: true, encoding: .utf8)
            try await expectOneSentence(
                "top --db shop.sqlite --schema absent.yaml", in: folder, saying: "amount")
            try await expectOneSentence(
                "top --db shop.sqlite --schema broken.yaml", in: folder, saying: "this isn't YAML")
            try await expectOneSentence(
                "top --db shop.sqlite --schema unknown.yaml", in: folder, saying: "known are users")
            try await expectOneSentence(
                "top --db shop.sqlite --schema none.yaml", in: folder, saying: "none.yaml")
            try await expectOneSentence("top --db shop.sqlite --schema .", in: folder, saying: "folder")
        }
    }

    @Test("wrong usage exits 64")
    func usage() async throws {
        try await withTemporaryFolder { folder in
            let lines = [
                "top --as-of 2026-02-30", "top --limit 0", "top --format xml", "nonsense",
                "archive run --limit -1",
                "orders --from 2026-13-01", "demo --rate fast", "--interval 1ms", "--cache-ttl never",
                "totals fold", "totals verify --as-of 2026-01-01", "totals enable --limit 3",
            ]
            for line in lines { try await expectOneSentence(line, in: folder, exitCode: 64) }
        }
    }

    @Test("things that aren't there")
    func notFound() async throws {
        try await withShop { folder in
            let lines = [
                "views list nobody-of-that-name", "orders --user nobody-of-that-name",
                "indexes build nothing --yes",
                "indexes drop nothing --yes", "archive pause", "archive resume", "archive cancel 99",
            ]
            for line in lines { try await expectOneSentence("\(line) --db shop.sqlite", in: folder) }
        }
    }

    @Test("without a terminal and without --yes, nothing is changed, and the sentence says what to add")
    func unconfirmed() async throws {
        try await withShop { folder in
            let lines = [
                "archive run --older-than 1mo", "indexes build orders_report", "teardown",
                "views sweep --keep 1", "totals enable",
            ]
            for line in lines {
                try await expectOneSentence("\(line) --db shop.sqlite", in: folder, saying: "--yes")
            }
            try await expectOneSentence(
                "archive run --older-than 1mo --yes --read-only --db shop.sqlite", in: folder)
            try await expectOneSentence("demo", in: folder, saying: "needs a terminal")
            try await expectOneSentence("dashboard --db shop.sqlite", in: folder, saying: "needs a terminal")
        }
    }

    @Test("generate leaves a database that holds orders alone")
    func overwrite() async throws {
        try await withShop { folder in
            try await expectOneSentence(
                "generate --orders 10 --db shop.sqlite", in: folder, saying: "--append")
            let appended = try await Binary.run("generate --orders 10 --append --db shop.sqlite", in: folder)
            #expect(appended.exitCode == 0, "\(appended.words)")
        }
    }
}
