import Foundation
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals under the sqlite3 program")
struct ProgramTotalsTests {
    @Test(
        "agree with plain SQL after scripts that know nothing of ordertop",
        arguments: 1...UInt64(2 * Soak.factor))
    func scripts(seed: UInt64) async throws {
        let tally = ShopTally()
        let shop = try await LiveShop(tally: tally)
        var writer = ShopWriter(shop.variant, seed: seed, users: 20, span: 250)
        try runScript(writer.everyUser(), shop, tally)
        try await shop.build()
        for round in 0..<60 {
            var statements: [ShopStatement] = []
            for _ in 0..<20 {
                statements += writer.transaction(at: shop.clock.now, count: 1 + writer.draw(40))
            }
            try runScript(statements, shop, tally)
            shop.clock.move { writer.draw($0) }
            try await shop.compare()
            if round % 3 == 0 { try await shop.fold(rows: 1 + writer.draw(400)) }
            try await shop.compare(limits: [10_000, 3])
        }
        try await shop.expectVerified()
        try await shop.close()
        tally.report("the sqlite3 program, seed \(seed)", operations: 10_000, comparisons: 90)
    }

    /// Constraints make single statements fail, as they do for any program.
    private func runScript(_ statements: [ShopStatement], _ shop: LiveShop, _ tally: ShopTally) throws {
        let script = ["PRAGMA synchronous = OFF;"] + statements.map(\.script) + [".print done"]
        let process = Process()
        let (input, output, errors) = (shop.folder.path("script.sql"), Pipe(), shop.folder.path("errors.txt"))
        try script.joined(separator: "\n").write(toFile: input, atomically: false, encoding: .utf8)
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-cmd", ".timeout 20000", shop.path]
        process.standardInput = FileHandle(forReadingAtPath: input)
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(String(decoding: printed, as: UTF8.self).hasSuffix("done\n"))
        let refused = try String(contentsOfFile: errors, encoding: .utf8).split(separator: "\n").filter {
            $0.contains("rror") && !$0.contains("constraint failed")
                && !$0.contains("no transaction is active")
                && !$0.contains("no such savepoint") && !$0.contains("within a transaction")
        }
        #expect(refused.isEmpty, "\(refused.prefix(2))")
        statements.filter { !$0.isTransactionControl }.forEach { _ in tally.operate(rows: 0) }
    }
}
