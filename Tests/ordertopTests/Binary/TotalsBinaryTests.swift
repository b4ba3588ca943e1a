import Foundation
import Testing

@Suite("totals, by the binary", .enabled(if: SQLiteProgram.isThere), .timeLimit(.minutes(5)))
struct TotalsBinaryTests {
    @Test("enabling shows the SQL in a dry run, builds once, and then only says so")
    func enable() async throws {
        try await TotalsShop.with(enabled: false) { shop in
            let before = try await shop.schema()
            #expect(try await shop.status().condition == "absent")
            let plan = try await shop.succeed("totals enable --dry-run")
            #expect(plan.output.hasPrefix("Plan: build the live totals"))
            #expect(plan.output.contains("CREATE TRIGGER"))
            #expect(plan.output.contains("µs with the triggers"))
            #expect(try await shop.schema() == before)
            let unasked = try await shop.run("totals enable")
            #expect(unasked.exitCode == 1)
            #expect(unasked.wordLines.count == 1)
            #expect(unasked.words.contains("--yes"))
            #expect(try await shop.schema() == before)

            let built = try await shop.succeed("totals enable --yes --format json")
            #expect(built.output.contains("\"kind\": \"totals_build\""))
            #expect(built.words.contains("is done: "))
            let status = try await shop.status()
            #expect((status.condition, status.pending_rows) == ("ready", 0))
            #expect(status.counted_orders > 0)
            #expect(status.users > 0)

            let again = try await shop.succeed("totals enable")
            #expect(again.words.hasPrefix("The report reads the live totals and is exact.\nNothing to do"))
            #expect(
                try await shop.succeed("jobs --all --format csv").output.split(separator: "\r\n").count == 2)
            let anew = try await shop.succeed("totals enable --rebuild --yes")
            #expect(anew.words.contains("is done"))
            try await shop.expectExact(after: "building anew")
        }
    }

    @Test("disabling leaves the schema as it was before enabling")
    func disable() async throws {
        try await TotalsShop.with(enabled: false) { shop in
            let before = try await shop.schema()
            #expect(try await shop.succeed("totals disable --yes").words.hasPrefix("Nothing to do"))
            try await shop.succeed("totals enable --yes")
            #expect(try await shop.schema() != before)
            let plan = try await shop.succeed("totals disable --dry-run")
            #expect(plan.output.contains("DROP TRIGGER"))
            let unasked = try await shop.run("totals disable")
            #expect(unasked.exitCode == 1)
            #expect(unasked.words.contains("--yes"))
            #expect(try await shop.status().condition == "ready")
            let gone = try await shop.succeed("totals disable --yes")
            #expect(gone.words.contains("no trace"))
            #expect(try await shop.schema() == before)
            #expect(try await shop.status().condition == "absent")
            #expect(try await shop.run("top --via live").exitCode == 1)
        }
    }

    @Test("teardown removes enabled totals too")
    func teardown() async throws {
        try await TotalsShop.with { shop in
            #expect(try await shop.succeed("teardown --dry-run").output.contains("DROP TRIGGER"))
            try await shop.succeed("teardown --yes")
            let left = try await shop.sqlite3(
                "SELECT name FROM sqlite_schema WHERE name LIKE '%ordertop%' OR name LIKE '%spending%'")
            #expect(left.isEmpty)
            try await shop.sqlite3("DELETE FROM orders WHERE id % 2 = 0")
        }
    }

    @Test("verify names the user whose total somebody changed, and exits 2")
    func tampered() async throws {
        try await TotalsShop.with { shop in
            let honest = try await shop.verify()
            #expect((honest.exitCode, honest.found.differing_users) == (0, 0))
            let victim = try #require(try await shop.report(via: "live").rows.dropFirst(20).first)
            let blob = victim.user_id.text.replacing("-", with: "")
            try await shop.sqlite3(
                "UPDATE user_spending_30d SET total_spent = total_spent + 5 WHERE user_id = x'\(blob)'")
            let read = try await shop.verify("--read-only")
            #expect(read.exitCode == 2)
            #expect(read.found.differing_users == 1)
            let table = try await shop.run("totals verify")
            #expect(table.exitCode == 2)
            #expect(table.words.contains(victim.username), "\(table.words)")
            #expect(read.found.differences.map(\.user_id.text) == [victim.user_id.text])
            let difference = try #require(read.found.differences.first)
            #expect(difference.username == victim.username)
            #expect(difference.direct_spent == victim.total_spent)
            #expect(difference.live_orders == difference.direct_orders)
            #expect(difference.live_spent != difference.direct_spent)

            try await shop.succeed("totals enable --yes")
            try await shop.expectExact(after: "building anew")
            #expect(try await shop.verify().exitCode == 0)
        }
    }

    @Test("verify says in one sentence that there is nothing to verify")
    func nothingToVerify() async throws {
        try await TotalsShop.with(enabled: false) { shop in
            let outcome = try await shop.run("totals verify --format json")
            #expect(outcome.exitCode == 1)
            #expect(outcome.wordLines.count == 1)
            #expect(outcome.output.isEmpty)
        }
    }

    @Test("a trigger that somebody dropped is said, never silently wrong, and enabling mends it")
    func droppedTrigger() async throws {
        try await TotalsShop.with { shop in
            let triggers = try await shop.sqlite3(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'orders' ORDER BY name")
            #expect(!triggers.isEmpty)
            for trigger in triggers.compactMap(\.first) {
                try await shop.sqlite3(
                    "DROP TRIGGER \"\(trigger)\"; DELETE FROM orders WHERE id IN (SELECT MAX(id) FROM orders)"
                )
                let auto = try await shop.run("top --format json")
                #expect(auto.exitCode == 0)
                let report = try TopReport(auto.output)
                #expect(report.via == "direct", "without \(trigger)")
                #expect(auto.wordLines.count == 1, "without \(trigger): \(auto.words)")
                let live = try await shop.run("top --via live")
                #expect((live.exitCode, live.wordLines.count) == (1, 1), "\(live.words)")
                #expect(live.output.isEmpty)
                #expect(try await shop.status().condition == "broken")
                let doctor = try await shop.run("doctor --format json")
                #expect(doctor.exitCode == 2 && doctor.output.contains("totals enable"), "\(doctor.output)")
                try await shop.succeed("totals enable --yes")
                #expect(try await shop.run("doctor --format json").exitCode == 0)
                try await shop.expectExact(after: "mending")
            }
        }
    }

    @Test(
        "totals that a change of the schema makes doubtful are verified, and used again without a build",
        arguments: ["VACUUM", "CREATE INDEX by_amount ON orders (total_amount)"])
    func doubtful(_ change: String) async throws {
        try await TotalsShop.with { shop in
            try await shop.sqlite3("DELETE FROM orders WHERE id % 5 = 0")
            try await shop.sqlite3(change)
            #expect(try await shop.status().condition == "doubtful")
            let auto = try await shop.run("top --format json")
            #expect(try TopReport(auto.output).via == "direct")
            #expect(auto.wordLines.count == 1, "\(auto.words)")
            let plan = try await shop.succeed("totals enable --dry-run")
            #expect(plan.words.contains("would be verified first"))
            #expect(try await shop.status().condition == "doubtful")
            let mended = try await shop.succeed("totals enable")
            #expect(mended.words.contains("no difference"), "\(mended.words)")
            let jobs = try await shop.succeed("jobs --all --format csv")
            #expect(jobs.output.split(separator: "\r\n").count == 2, "\(jobs.output)")
            try await shop.expectExact(after: change)
        }
    }

    @Test("doubtful totals that differ are built anew, after the question")
    func doubtfulAndWrong() async throws {
        try await TotalsShop.with { shop in
            let names = try await shop.sqlite3("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            #expect(!names.isEmpty)
            let drops = names.flatMap { $0 }.map { "DROP TRIGGER \"\($0)\"" }
            let statements = try await shop.sqlite3(
                "SELECT hex(sql) FROM sqlite_schema WHERE type = 'trigger'")
            let creations = statements.flatMap { $0 }.map(\.textFromHex)
            let unseen = "UPDATE orders SET total_amount = total_amount + 7"
            try await shop.sqlite3((drops + [unseen] + creations).joined(separator: ";\n"))
            #expect(try await shop.status().condition == "doubtful")
            let refused = try await shop.run("totals enable")
            #expect(refused.exitCode == 1)
            #expect(refused.words.contains("users differ"), "\(refused.words)")
            #expect(refused.words.contains("--yes"))
            #expect(try await shop.status().condition == "broken")
            try await shop.succeed("totals enable --yes")
            try await shop.expectExact(after: "building anew")
        }
    }

    @Test("a copy of the file, and one that may only be read, are exact, waiting changes and all")
    func copied() async throws {
        try await TotalsShop.with { shop in
            try await shop.sqlite3("UPDATE orders SET total_amount = total_amount + 3 WHERE id % 2 = 0")
            let copy = TotalsShop(folder: shop.folder + "/copy")
            try FileManager.default.createDirectory(
                atPath: copy.folder, withIntermediateDirectories: false)
            try FileManager.default.copyItem(atPath: shop.database, toPath: copy.database)
            try await copy.expectExact(after: "copying")
            try await copy.expectExact(after: "copying, read-only", options: "--read-only")
            try await copy.sqlite3("DELETE FROM orders WHERE id % 5 = 0")
            try await copy.expectExact(after: "changing the copy")
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: copy.database)
            try await copy.expectExact(after: "write-protecting", options: "--read-only")
            #expect(try await copy.verify("--read-only").exitCode == 0)
            try await shop.expectExact(after: "being copied")
        }
    }

    @Test("an instant in the past and another window are answered directly, with a sentence on stderr")
    func otherQuestions() async throws {
        try await TotalsShop.with { shop in
            for options in ["--as-of 2026-01-01", "--window 7d"] {
                for source in ["live", "auto"] {
                    let outcome = try await shop.succeed("top --format json --via \(source) \(options)")
                    #expect(try TopReport(outcome.output).via == "direct")
                    if source == "live" {
                        #expect(outcome.wordLines.count == 1, "\(outcome.words)")
                    }
                }
            }
            let plain = try await shop.succeed("top --format json")
            #expect(try TopReport(plain.output).via == "live")
            #expect(plain.words.isEmpty)
        }
    }

    @Test("what a read-only store can't do is one sentence")
    func readOnly() async throws {
        try await TotalsShop.with(enabled: false) { shop in
            for line in ["totals enable --yes --read-only", "totals enable --rebuild --yes --read-only"] {
                let outcome = try await shop.run(line)
                #expect((outcome.exitCode, outcome.wordLines.count) == (1, 1), "\(outcome.words)")
            }
            try await shop.succeed("totals enable --yes")
            let outcome = try await shop.run("totals disable --yes --read-only")
            #expect((outcome.exitCode, outcome.wordLines.count) == (1, 1), "\(outcome.words)")
            #expect(try await shop.status().condition == "ready")
        }
    }

    @Test("every form of status and verify is JSON, CSV or a table")
    func formats() async throws {
        try await TotalsShop.with(orders: 500) { shop in
            for line in ["totals status", "totals verify", "totals", "totals enable"] {
                let json = try await shop.succeed(
                    line == "totals" ? "totals status --format json" : "\(line) --format json")
                _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
                #expect(try await shop.succeed(line).output.contains("\n"))
            }
            let csv = try await shop.succeed("totals status --format csv")
            #expect(
                csv.output.hasPrefix("condition,reason,pending_rows,counted_from,counted_orders,users\r\n"))
            #expect(csv.words.isEmpty)
        }
    }
}
