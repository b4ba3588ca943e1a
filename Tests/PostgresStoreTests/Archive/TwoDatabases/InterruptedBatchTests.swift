import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("A batch between two databases that ends between two of its steps", .serialized)
struct InterruptedBatchTests {
    private struct Stopped: Error {}

    private static let archiving: [MoveStep] = [
        .noted, .taken, .readBack, .removed, .staleRemoved, .finished,
    ]
    private static let restoring: [MoveStep] = [.offered, .broughtBack, .returnedRemoved, .finished]

    @Test("is finished by another process, and no reader sees that it was left", arguments: archiving)
    func archive(step: MoveStep) async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            try await shop.interrupt(ArchiveShop.old, after: step) { at in
                // The copies of two orders are stale by then, one of an order that is gone.
                guard at == .taken else { return }
                try await shop.edit(2)
                try await shop.delete(4)
            }
            let other = try await shop.open()
            try await shop.expectNothingLost(after: "left after \(step)", by: other)
            try await shop.goOn(by: other)
            try await shop.expectNothingLost(after: "\(step), finished", by: other)
            #expect(try await other.orderIDs(in: ArchiveShop.old, after: nil, limit: 1).isEmpty)
            try await other.close()
        }
    }

    @Test("is finished the other way, too", arguments: restoring)
    func restore(step: MoveStep) async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.interrupt(ArchiveShop.back, after: step) { at in
                if at == .broughtBack { try await shop.edit(2) }
            }
            let other = try await shop.open()
            try await shop.expectNothingLost(after: "left after \(step)", by: other)
            try await shop.goOn(by: other)
            try await shop.expectNothingLost(after: "\(step), finished", by: other)
            #expect(try await shop.count("orders") == 40)
            try await other.close()
        }
    }

    @Test(
        "can't be gone on with by its own process once another has finished it",
        arguments: archiving.dropLast())
    func wakesUp(step: MoveStep) async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            let other = try await shop.open()
            let (_, checkpoint) = try await shop.enter(.archive)
            shop.store.watchMoves { at in
                if at == .taken { try await shop.edit(2) }
                guard at == step else { return }
                // As the process that takes a run over does first of all.
                _ = try await other.finishBatch(for: checkpoint)
                try await shop.expectNothingLost(after: "finished by another at \(step)", by: other)
            }
            let batch = ArchiveBatch(
                selection: ArchiveShop.old, orderIDs: [2, 4, 6].map { Order.ID(.integer($0)) },
                checkpoint: checkpoint)
            await #expect(throws: OrdersError.self) { try await shop.store.move(batch) }
            try await shop.expectNothingLost(after: "woken up after \(step)")
            try await other.close()
        }
    }

    @Test("of other content in the archive ends, and leaves both sides as they were")
    func conflict() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            let archive = try #require(shop.archive)
            try await archive.execute(
                "INSERT INTO orders_archive VALUES (4, NULL, 1, 'completed', '2020-01-01', now())")
            let record = try await shop.run(ArchiveShop.old, until: .failed)
            #expect(record.message?.contains("in the archive with other content") == true)
            #expect(try await shop.count("orders") == 40)
            #expect(try await archive.number("SELECT COUNT(*) FROM orders_archive") == 1)
            #expect(
                try await shop.database.number("SELECT COUNT(*) FROM ordertop_batch WHERE direction IS NULL")
                    == 1)
        }
    }
}

extension ArchiveShop {
    /// Moves a selection until the run's second batch has done a step, and then as if the process had been killed.
    fileprivate func interrupt(
        _ selection: ArchiveSelection, after step: MoveStep,
        _ meanwhile: @escaping @Sendable (MoveStep) async throws -> Void
    ) async throws {
        let (job, checkpoint) = try await enter(selection.direction.jobKind)
        let ids = try await store.orderIDs(in: selection, after: nil, limit: 9)
        store.watchMoves { at in
            try await meanwhile(at)
            if at == step { throw CancellationError() }
        }
        let batch = ArchiveBatch(selection: selection, orderIDs: ids, checkpoint: checkpoint)
        await #expect(throws: (any Error).self, "\(step), job \(job.id)") { try await store.move(batch) }
    }

    /// Goes on with the run, as a process does that finds it left.
    fileprivate func goOn(by other: PostgresStore) async throws {
        let last = try #require(try await other.jobs(includingFinished: false).first)
        let selection = last.draft.kind == .restore ? ArchiveShop.back : ArchiveShop.old
        let ended = try await ArchiveShop.runner(other, token: "other")
            .resume(ArchiveShop.job(selection, other), id: last.id)
        #expect(ended.state == .done, "\(ended.message ?? "")")
    }

    /// What the application does to an order it does to the diary.
    func edit(_ id: Int) async throws {
        try await database.execute(
            """
            BEGIN; UPDATE orders SET total_amount = 77 WHERE id = \(id);
            UPDATE diary SET total_amount = 77 WHERE id = \(id); COMMIT
            """)
    }

    func delete(_ id: Int) async throws {
        try await database.execute(
            """
            BEGIN; DELETE FROM order_items WHERE order_id = \(id); DELETE FROM items_diary WHERE order_id = \(id);
            DELETE FROM notes_diary WHERE order_id = \(id); DELETE FROM orders WHERE id = \(id);
            DELETE FROM diary WHERE id = \(id); COMMIT
            """)
    }
}
