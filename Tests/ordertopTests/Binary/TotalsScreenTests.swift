import Foundation
import TerminalHarness
import TestSupport
import Testing

/// The dashboard that keeps the live totals while it is open.
@Suite("Live totals beside an open dashboard", .enabled(if: SQLiteProgram.isThere), .timeLimit(.minutes(3)))
struct TotalsScreenTests {
    private func openDashboard(_ shop: TotalsShop, _ options: [String] = []) async throws -> PseudoTerminal {
        let window = try PseudoTerminal()
        try window.spawn(
            Binary.path, ["--db", shop.database] + options, environment: ["HOME": shop.folder])
        try await window.waitForOutput(containing: "spenders")
        return window
    }

    private func close(_ window: PseudoTerminal) async throws {
        try window.send("\u{3}")
        #expect(try await window.waitForExit() == .exited(0))
    }

    @Test("what another program changes is folded while the dashboard is open, and stays exact")
    func folded() async throws {
        try await TotalsShop.with { shop in
            let window = try await openDashboard(shop)
            try await shop.sqlite3("UPDATE orders SET total_amount = total_amount + 1")
            // The suite's time limit ends a wait in vain.
            while try await shop.status().pending_rows > 0 { try Task.checkCancellation() }
            try await shop.expectExact(after: "a fold in the background")
            try await close(window)
            #expect(try await shop.verify().exitCode == 0)
        }
    }

    @Test("a read-only dashboard folds nothing and leaves the file as it is")
    func readOnly() async throws {
        try await TotalsShop.with { shop in
            try await shop.sqlite3("UPDATE orders SET total_amount = total_amount + 1")
            let (contents, pending) = (
                FileManager.default.contents(atPath: shop.database), try await shop.status().pending_rows
            )
            #expect(pending > 0)
            let window = try await openDashboard(shop, ["--read-only"])
            try await close(window)
            #expect(try await shop.status().pending_rows == pending)
            #expect(FileManager.default.contents(atPath: shop.database) == contents)
        }
    }

    @Test("a demo whose totals were disabled keeps them off, and one that never had any gets them")
    func demo() async throws {
        try await withTemporaryFolder { folder in
            let data = folder + "/.local/share/ordertop"
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            let until = ISO8601DateFormatter().string(from: Date())
            let made = try await Binary.run(
                "generate --orders 2000 --until \(until) --db \(data)/demo.sqlite", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            for expected in ["live", "direct"] {
                let window = try PseudoTerminal()
                try window.spawn(Binary.path, ["demo", "--rate", "0"], environment: ["HOME": folder])
                try await window.waitForOutput(containing: "spenders")
                try await close(window)
                let top = try await Binary.run("top --format json", in: folder)
                #expect(try TopReport(top.output).via == expected)
                _ = try await Binary.run("totals disable --yes", in: folder)
            }
        }
    }
}
