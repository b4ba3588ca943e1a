import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Another database's archive that can't be used as it is", .timeLimit(.minutes(5)))
struct ArchiveTroubleTests {
    @Test("says of a server that hangs that it doesn't answer, and main is read all the same")
    func hangs() async throws {
        let server = try PostgresServer()
        try await ArchiveShop.with(archive: .on(server)) { shop in
            try await shop.run(ArchiveShop.old)
            try server.pause()
            let status = try await shop.store.archiveStatus(policy: ArchivePolicy(), at: Shop.now)
            #expect(status.main.rows == 20)
            #expect(status.trouble?.contains("doesn't answer") == true, "\(status.trouble ?? "")")
            let page = try await shop.store.orders(OrderHistoryQuery(route: .main, limit: 100))
            #expect(page.rows.count == 20)
            // A reader that isn't wanted any more goes at once.
            let reading = Task { try await shop.store.orders(OrderHistoryQuery(limit: 100)) }
            try await Task.sleep(for: .milliseconds(100))
            let took = await ContinuousClock().measure {
                reading.cancel()
                _ = try? await reading.value
            }
            #expect(took < .seconds(2))
            try server.goOn()
            try await shop.expectNothingLost(after: "the server went on")
        }
        server.remove()
    }

    @Test("names the right that its role lacks there, and moves nothing")
    func rights() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            let archive = try #require(shop.archive)
            let role = "poor_\(archive.name)"
            try await archive.execute(
                """
                CREATE ROLE \(role) LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role);
                GRANT UPDATE, INSERT, DELETE ON ordertop_meta, ordertop_batch_keys, order_items_archive, old_notes TO \(role);
                GRANT UPDATE, INSERT ON orders_archive TO \(role)
                """)
            let address = try ServerAddress(archive.address(as: role)).archiveServer.address
            try await shop.database.execute(
                "UPDATE ordertop_meta SET value = '\(address)' WHERE key = 'archive_address'")
            let preview = try await shop.store.previewMove(of: ArchiveShop.old)
            #expect(
                preview.obstacles == [
                    "the role \(role) lacks a right (GRANT DELETE ON \"orders_archive\" TO \"\(role)\")"
                ])
            try await shop.run(ArchiveShop.old, until: .failed)
            #expect(try await shop.count("orders") == 40)
            try await archive.execute("DROP OWNED BY \(role)")
        }
    }

    @Test("says that a role may make no tables where the archive shall be")
    func mayNotCreate() async throws {
        try await ArchiveShop.with { shop in
            let archive = try await PostgresDatabase(beside: shop.database)
            let role = "guest_\(archive.name)"
            try await archive.execute("CREATE ROLE \(role) LOGIN")
            let place = ArchivePlace.server(try ServerAddress(archive.address(as: role)).archiveServer)
            let preview = try await shop.store.previewMove(of: ArchiveShop.old, into: place)
            #expect(
                preview.obstacles == [
                    "the role \(role) may make no tables in \(try ServerAddress(archive.address).name) "
                        + "(GRANT CREATE ON SCHEMA \"public\" TO \"\(role)\")"
                ])
            try await archive.remove()
        }
    }

    @Test("says that a password is wanted, and where it is looked for")
    func password() async throws {
        let server = try PostgresServer()
        try await PostgresDatabase.run("CREATE ROLE guarded LOGIN PASSWORD 's3cret'", on: server.address())
        try await PostgresDatabase.run(
            "CREATE TABLE hba (line text); INSERT INTO hba VALUES ('local all guarded scram-sha-256'), "
                + "('local all all trust'); COPY hba TO '\(server.folder)/data/pg_hba.conf'",
            on: server.address())
        try server.control("reload")
        try await ArchiveShop.with { shop in
            let address = server.address(user: "guarded") + " password=s3cret"
            let place = ArchivePlace.server(try ServerAddress(address).archiveServer)
            var obstacles: [String] = []
            // The server reads its file when it gets round to it.
            for _ in 1...100 where obstacles.first?.contains("password") != true {
                obstacles = try await shop.store.previewMove(of: ArchiveShop.old, into: place).obstacles
            }
            #expect(
                obstacles == [
                    "The archive postgres on \(server.folder):5432 wants a password: put it into .pgpass, PGPASSWORD or a "
                        + "service file."
                ])
        }
        server.remove()
    }

    @Test("is brought up to main's columns by a run, wherever it is")
    func drift() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            let first = ArchiveSelection(
                direction: .archive, until: ArchiveShop.cutoff,
                orderIDs: [2, 4].map { Order.ID(.integer($0)) })
            try await shop.run(first)
            try await shop.database.execute(
                "ALTER TABLE orders ADD channel text NOT NULL DEFAULT 'web', ADD twice numeric GENERATED ALWAYS AS (id * 2) STORED"
            )
            try await shop.run(ArchiveShop.old)
            let archive = try #require(shop.archive)
            #expect(
                try await archive.number(
                    "SELECT COUNT(*) FROM orders_archive WHERE channel = 'web' AND (twice IS NULL) = (id IN (2, 4))"
                ) == 20)
            try await shop.expectNothingLost(after: "new columns")
            try await shop.run(ArchiveShop.back)
            try await shop.expectNothingLost(after: "new columns, restored")
            try await shop.run(ArchiveShop.old)
            try await shop.database.execute("ALTER TABLE orders ALTER total_amount TYPE numeric(14,3)")
            let preview = try await shop.store.previewMove(of: ArchiveShop.back)
            #expect(
                preview.obstacles.first?.contains("numeric(14,3) in \"orders\" and numeric(12,2)") == true)
        }
    }

    @Test("keeps ordertop's tables from being torn down, and teardown leaves an empty one where it is")
    func teardown() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            let code = await #expect(throws: OrdersError.self) { try await shop.store.tearDown() }?.code
            #expect(code == .invalidInput)
            try await shop.run(ArchiveShop.back)
            try await shop.store.tearDown()
            #expect(try await shop.archive?.number("SELECT COUNT(*) FROM orders_archive") == 0)
            #expect(try await shop.store.archivePlace() == .table)
        }
    }

    @Test("shows orders that a run has flagged, and moves them")
    func flags() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            let flagged = MoveJob(
                selection: ArchiveShop.old.flaggingFirst(true), rows: nil, maxWriterStall: .milliseconds(100),
                batchRange: 5...5, archive: shop.store)
            #expect(try await ArchiveShop.runner(shop.store).start(flagged).state == .done)
            #expect(try await shop.store.flaggedRows() == 0)
            #expect(try await shop.archive?.number("SELECT COUNT(*) FROM orders_archive") == 20)
            try await shop.expectNothingLost(after: "flags")
        }
    }
}
