import Foundation
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals in a copy of the database")
struct TotalsCopyTests {
    @Test(
        "are right or not used, and keep being so under changes",
        arguments: [
            "cp SHOP COPY", "sqlite3 SHOP .dump | sqlite3 COPY", "sqlite3 SHOP \"VACUUM INTO 'COPY'\"",
            "sqlite3 SHOP \".backup 'COPY'\"", "sqlite3 COPY \".restore 'SHOP'\"",
            "sqlite3 SHOP .dump | grep -v 'CREATE TRIGGER' | sqlite3 COPY",
        ])
    func copies(command: String) async throws {
        var (shop, application, writer) = try await LiveShop.ready()
        try shop.change(&writer, on: application, count: 60)
        try application.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        let copy = shop.folder.path("copy.sqlite")
        let paths =
            command.split(separator: "SHOP").joined(separator: shop.path).split(separator: "COPY")
            .joined(separator: copy) + (command.hasSuffix("COPY") ? copy : "")
        _ = try shell(["sh", "-c", paths])
        let store = try await shop.openAgain(path: copy)
        let verdict = try await shop.compare(store)
        #expect(verdict.difference == nil)
        let other = try PlainConnection(copy)
        try shop.change(&writer, on: other, count: 60)
        #expect(try await shop.compare(store).difference == nil)
        if try await shop.condition(store).name == "doubtful" { try await shop.expectVerified(store) }
        let isWhole = !command.contains("grep")
        #expect(try await shop.condition(store).name == (isWhole ? "ready" : "broken"))
        if isWhole { try await shop.expectLive(store) }
        try await store.close()
        try await shop.close()
    }

    @Test(
        "are right or not used after an older copy was restored over the database", arguments: [true, false])
    func restored(isOpen: Bool) async throws {
        var (shop, application, writer) = try await LiveShop.ready()
        _ = try shell(["sqlite3", shop.path, ".backup '\(shop.folder.path("copy.sqlite"))'"])
        try shop.change(&writer, on: application, count: 300)
        try await shop.foldAll()
        try await shop.expectLive()
        if !isOpen { try await shop.store.close() }
        _ = try shell(["sqlite3", shop.path, ".restore '\(shop.folder.path("copy.sqlite"))'"])
        let store = isOpen ? shop.store : try await shop.openAgain()
        #expect(try await shop.compare(store).difference == nil)
        try shop.change(&writer, on: application, count: 60)
        #expect(try await shop.compare(store).difference == nil)
        try await shop.expectVerified(store)
        try await shop.expectLive(store)
        if !isOpen { try await store.close() }
        try await shop.close()
    }
}
