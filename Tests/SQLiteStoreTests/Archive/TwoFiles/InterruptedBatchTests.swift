import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("A batch between two files that is left")
struct InterruptedBatchTests {
    /// The last step of archiving that went through.
    enum ArchivingStep: CaseIterable {
        case begun, copied, verified, removed, cleaned, finished
    }

    /// The last step of restoring that went through.
    enum RestoringStep: CaseIterable {
        case copied, removed, finished
    }

    @Test(
        "at any step of archiving shows each order once, and another process finishes it",
        arguments: ArchivingStep.allCases, [false, true])
    func archiving(step: ArchivingStep, isEditedMeanwhile: Bool) async throws {
        try await TwoFileShop.with { shop in
            let stepped = try await SteppedBatch(TwoFileShop.everything, shop.store)
            try await archive(stepped, until: step, shop, isEditedMeanwhile)
            let second = try await shop.openAgain()
            let everything: [Int64] =
                isEditedMeanwhile && step != .begun ? [1, 3, 4, 5, 6, 7, 8, 9] : Array(1...9)
            for store in [shop.store, second] {
                #expect(try await TwoFileShop.numbers(store) == everything)
                #expect(try await store.verifyArchive().differences.isEmpty)
                #expect(try await total(store) == everything.count)
            }
            let ended = try await TwoFileShop.goOn(stepped.job, TwoFileShop.everything, second)
            #expect(try await TwoFileShop.numbers(second, .archive) == everything)
            #expect(try shop.ids(in: .main).isEmpty)
            #expect(ended.rowsDone == Int64(everything.count))
            #expect(try await second.verifyArchive().differences.isEmpty)
            try await second.close()
        }
    }

    @Test(
        "at any step of restoring shows each order once, and another process finishes it",
        arguments: RestoringStep.allCases)
    func restoring(step: RestoringStep) async throws {
        try await TwoFileShop.with { shop in
            try await shop.archiveAll()
            let stepped = try await SteppedBatch(TwoFileShop.back, shop.store)
            let back = try await stepped.copyBack()
            if step != .copied { try await stepped.removeArchived(back.state) }
            if step == .finished {
                try await shop.store.withFileMover { try stepped.mover.finish(back.state, $0) }
            }
            let second = try await shop.openAgain()
            for store in [shop.store, second] {
                #expect(try await TwoFileShop.numbers(store) == Array(1...9))
                #expect(try await TwoFileShop.numbers(store, .main) == [1, 2, 3, 4])
                #expect(try await TwoFileShop.numbers(store, .archive) == [5, 6, 7, 8, 9])
                #expect(try await store.verifyArchive().differences.isEmpty)
            }
            let ended = try await TwoFileShop.goOn(stepped.job, TwoFileShop.back, second)
            #expect(try shop.ids(in: .archive).isEmpty)
            #expect(try shop.ids(in: .main) == Array(1...9))
            #expect(ended.rowsDone == 9)
            #expect(try await second.verifyArchive().differences.isEmpty)
            try await second.close()
        }
    }

    @Test("leaves an order in main that something has come to refer to since it was copied")
    func heldBackMeanwhile() async throws {
        try await TwoFileShop.with { shop in
            try await shop.inMain(
                """
                CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders (id));
                CREATE INDEX lines_order ON lines (order_id);
                """)
            let store = try await shop.openAgain()
            let stepped = try await SteppedBatch(TwoFileShop.everything, store)
            let state = try await stepped.begin()
            try await stepped.copy(state)
            try await shop.inMain("INSERT INTO lines (order_id) VALUES (3)")
            let later = try await shop.openAgain()
            let ended = try await TwoFileShop.goOn(stepped.job, TwoFileShop.everything, later)
            #expect(try shop.ids(in: .main) == [3])
            #expect(try shop.ids(in: .archive) == [1, 2, 4, 5, 6, 7, 8, 9])
            #expect(ended.rowsDone == 8)
            #expect(try await later.verifyArchive().differences.isEmpty)
            try await later.close()
            try await store.close()
        }
    }

    @Test("is finished for the job that began it, by another job that goes the other way")
    func otherJob() async throws {
        try await TwoFileShop.with { shop in
            let stepped = try await SteppedBatch(TwoFileShop.everything, shop.store)
            try await stepped.copy(try await stepped.begin())
            let later = Shop.now.adding(seconds: 120)
            _ = try await shop.store.request(.cancel, of: stepped.job.id, deadOwner: nil, at: later)
            let second = try await shop.openAgain()
            let restore = try await SteppedBatch.job(.restore, second)
            try await TwoFileShop.goOn(restore, TwoFileShop.back, second)
            #expect(try shop.ids(in: .archive).isEmpty)
            #expect(try shop.ids(in: .main) == Array(1...9))
            #expect(try await second.job(stepped.job.id).rowsDone == 4)
            #expect(try await second.job(restore.id).rowsDone == 4)
            #expect(try await second.verifyArchive().differences.isEmpty)
            try await second.close()
        }
    }

    @Test(
        "is nobody's to go on with for the process that was overtaken",
        arguments: ArchivingStep.allCases.dropLast())
    func overtaken(step: ArchivingStep) async throws {
        try await TwoFileShop.with { shop in
            let stepped = try await SteppedBatch(TwoFileShop.everything, shop.store)
            let state = try await archive(stepped, until: step, shop, true)
            let second = try await shop.openAgain()
            try await TwoFileShop.goOn(stepped.job, TwoFileShop.everything, second)
            let archived = try shop.ids(in: .archive)
            await #expect(throws: OrdersError.self) { try await stepped.copy(state) }
            await #expect(throws: OrdersError.self) {
                _ = try await stepped.remove(state, FileMover.Verification(originals: 4, equal: 4))
            }
            await #expect(throws: OrdersError.self) { try await stepped.removeStaleCopies(state) }
            await #expect(throws: OrdersError.self) {
                try await shop.store.withFileMover { try stepped.mover.finish(state, $0) }
            }
            await #expect(throws: OrdersError.self) { _ = try await stepped.begin() }
            #expect(try shop.ids(in: .archive) == archived)
            #expect(try await second.verifyArchive().differences.isEmpty)
            try await second.close()
        }
    }

    /// Archives up to a step; somebody edits order 1 and deletes order 2 after the copy.
    @discardableResult
    private func archive(
        _ stepped: SteppedBatch, until step: ArchivingStep, _ shop: TwoFileShop, _ isEditedMeanwhile: Bool
    ) async throws -> ArchiveBatchState {
        let state = try await stepped.begin()
        if step == .begun { return state }
        try await stepped.copy(state)
        if isEditedMeanwhile {
            try await shop.inMain(
                "UPDATE orders SET total_amount = 7 WHERE id = 1; DELETE FROM orders WHERE id = 2")
        }
        if step == .copied { return state }
        let found = try await stepped.verify(state)
        #expect(found.equal == (isEditedMeanwhile ? 2 : 4))
        if step == .verified { return state }
        let removal = try await stepped.remove(state, found)
        #expect(removal.moved == found.equal)
        #expect(removal.leavesStaleCopies == isEditedMeanwhile)
        if step == .removed || !isEditedMeanwhile { return state }
        try await stepped.removeStaleCopies(state)
        if step == .cleaned { return state }
        try await shop.store.withFileMover { try stepped.mover.finish(state, $0) }
        return state
    }

    private func total(_ store: SQLiteStore) async throws -> Int {
        let status = try await store.archiveStatus(policy: ArchivePolicy(), at: Shop.now)
        let months = try await store.ordersPerMonth()
        let total = status.main.rows + status.archive.rows
        #expect(months.reduce(0) { $0 + $1.main + $1.archive } == total)
        return Int(total)
    }
}
