import TerminalHarness
import TerminalUI
import TestSupport
import Testing

/// A small shop, and windows with the dashboard on it.
struct ScreenShop {
    let folder: String
    var database: String { folder + "/shop.sqlite" }

    /// Makes a shop for `work`, and removes it afterwards.
    static func with(orders: Int = 3_000, _ work: (ScreenShop) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders \(orders)", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            try await work(ScreenShop(folder: folder))
        }
    }

    /// A window in which the dashboard has been drawn.
    func open(
        _ options: [String] = [], size: Size = Size(columns: 120, rows: 40),
        environment: [String: String] = [:]
    ) async throws -> PseudoTerminal {
        let window = try PseudoTerminal(size: size)
        try window.spawn(
            Binary.path, ["--db", database] + options,
            environment: environment.merging(["HOME": folder]) { $1 })
        try await window.waitForOutput(containing: "spenders")
        return window
    }
}
