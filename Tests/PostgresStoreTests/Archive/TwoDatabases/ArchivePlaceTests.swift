import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("An archive in another database")
struct ArchivePlaceTests {
    @Test("is made by a run that names it, remembered without a password, and found by other processes")
    func remembered() async throws {
        try await ArchiveShop.with { shop in
            let archive = try await PostgresDatabase(beside: shop.database)
            let place = ArchivePlace.server(
                try ServerAddress(archive.address + " password=s3cret").archiveServer)
            let preview = try await shop.store.previewMove(of: ArchiveShop.old, into: place)
            #expect(preview.obstacles == [])
            #expect(preview.isNewPlace)
            #expect(preview.statements.contains { $0.contains("CREATE TABLE \"orders_archive\"") })
            let job = MoveJob(
                selection: ArchiveShop.old, into: place, rows: nil, maxWriterStall: .milliseconds(100),
                archive: shop.store)
            let record = try await ArchiveShop.runner(shop.store).start(job)
            #expect(record.state == .done, "\(record.message ?? "")")
            #expect(try await archive.number("SELECT COUNT(*) FROM orders_archive") == 20)
            let kept = try await shop.database.rows(
                "SELECT value FROM ordertop_meta UNION ALL SELECT parameters FROM ordertop_jobs "
                    + "UNION ALL SELECT text FROM ordertop_job_log")
            #expect(!kept.contains { $0.first??.contains("s3cret") == true })
            let other = try await shop.open()
            #expect(try await other.archivePlace() == place)
            #expect(try await other.archiveStatus(policy: ArchivePolicy(), at: Shop.now).archive.rows == 20)
            try await other.close()
            try await archive.remove()
        }
    }

    @Test(
        "is remembered in words that libpq takes, without a password",
        arguments: [
            (
                "postgres://u:p%40w@h:5433/d?sslmode=require&sslpassword=x",
                "dbname=d host=h port=5433 sslmode=require user=u"
            ),
            ("dbname='a b' password='it\\'s' user='o\\'b'", "dbname='a b' user='o\\'b'"),
            ("service=archive", "service=archive"),
        ])
    func address(given: String, kept: String) throws {
        let server = try ServerAddress(given).archiveServer
        #expect(server.address == kept)
        #expect(try ServerAddress(kept).archiveServer == server)
    }

    @Test("that is another's, or an older copy, is read from no more, and main still answers")
    func stranger() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            let archive = try #require(shop.archive)
            try await archive.execute("UPDATE ordertop_meta SET value = '0' WHERE key = 'archive_batch'")
            try await expectTrouble(shop, "not of the same time")
            try await archive.execute("UPDATE ordertop_meta SET value = 'x' WHERE key = 'archive_id'")
            try await expectTrouble(shop, "not the archive of this database")
            try await archive.execute("DROP TABLE ordertop_meta")
            try await expectTrouble(shop, "is gone from")
        }
    }

    @Test("whose server is down is trouble that is named, and a run waits for it")
    func unreachable() async throws {
        let server = try PostgresServer()
        try await ArchiveShop.with(archive: .on(server)) { shop in
            try await shop.run(ArchiveShop.old)
            try server.control("stop -m immediate")
            try await expectTrouble(shop, "can't be reached")
            let (_, checkpoint) = try await shop.enter(.restore)
            let batch = ArchiveBatch(
                selection: ArchiveShop.back, orderIDs: [Order.ID(.integer(2))], checkpoint: checkpoint)
            let code = await #expect(throws: OrdersError.self) { try await shop.store.move(batch) }?.code
            #expect(code == .unreachable)
            try server.control("start -l \(server.folder)/server.log")
            await shop.reconnect()
            #expect(try await shop.store.move(batch).moved == 1)
            try await shop.expectNothingLost(after: "the server was back")
        }
        server.remove()
    }

    @Test("that isn't empty can't be left for another place")
    func leaving() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            let code = await #expect(throws: OrdersError.self) {
                try await shop.store.keepArchive(in: .table)
            }?.code
            #expect(code == .invalidInput)
            try await shop.run(ArchiveShop.back)
            try await shop.store.keepArchive(in: .table)
            #expect(try await shop.store.archivePlace() == .table)
            try await shop.run(ArchiveShop.old)
            #expect(try await shop.count("orders_archive") == 20)
        }
    }

    @Test("isn't made where there is one already, in a database of orders, or in a file")
    func refused() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await ArchiveShop.with { other in
                let taken = try await other.store.previewMove(of: ArchiveShop.old, into: shop.archive?.place)
                #expect(taken.obstacles.first?.contains("holds an archive already") == true)
                let itself = try await other.store.previewMove(
                    of: ArchiveShop.old, into: other.database.place)
                #expect(itself.obstacles.first?.contains("orders database itself") == true)
                let file = try await other.store.previewMove(of: ArchiveShop.old, into: .file(path: "/tmp/a"))
                #expect(file.obstacles == [PostgresStore.noFiles])
                let nowhere = ArchivePlace.server(
                    try ServerAddress(other.database.address + "_not").archiveServer)
                let gone = try await other.store.previewMove(of: ArchiveShop.old, into: nowhere)
                #expect(gone.obstacles.count == 1)
            }
        }
    }

    private func expectTrouble(
        _ shop: ArchiveShop, _ words: String, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let status = try await shop.store.archiveStatus(policy: ArchivePolicy(), at: Shop.now)
        #expect(status.main.rows == 20, sourceLocation: location)
        #expect(status.trouble?.contains(words) == true, "\(status.trouble ?? "")", sourceLocation: location)
        let page = try await shop.store.orders(OrderHistoryQuery(limit: 100))
        #expect(page.rows.count == 20 && page.readFrom == [.main], sourceLocation: location)
        #expect(page.trouble != nil, sourceLocation: location)
        await #expect(throws: OrdersError.self, sourceLocation: location) {
            try await shop.store.verifyArchive()
        }
    }
}
