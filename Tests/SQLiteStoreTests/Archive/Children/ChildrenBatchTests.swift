import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

/// Between two files, where somebody may write between the copy and the removal.
@Suite("A batch with children between two files")
struct ChildrenBatchTests {
    /// The last step of archiving that went through.
    enum Step: CaseIterable {
        case copied, verified, removed, cleaned
    }

    @Test(
        "leaves an order in main whose rows were edited, removed or added since, and another process archives it",
        arguments: Step.allCases,
        [
            "UPDATE order_items SET note = 'A' WHERE order_id = 1 AND line = 1",
            "DELETE FROM order_notes WHERE order_id = 1",
            "INSERT INTO order_items VALUES (1, 3, NULL, NULL)",
        ])
    func changedMeanwhile(step: Step, sql: String) async throws {
        try await shop { shop in
            let stepped = try await SteppedBatch(ChildrenShop.everything, shop.store)
            let state = try await stepped.begin()
            try await stepped.copy(state)
            try await shop.inMain(sql)
            let before = try shop.main()
            if step != .copied {
                let found = try await stepped.verify(state)
                #expect(found == FileMover.Verification(originals: 4, equal: 3))
                if step != .verified {
                    let removal = try await stepped.remove(state, found)
                    #expect(removal.moved == 3)
                    #expect(removal.leavesStaleCopies)
                    #expect(
                        try shop.main()[1].filter { $0.contains("order_id: 1") }
                            == before[1].filter { $0.contains("order_id: 1") })
                }
                if step == .cleaned {
                    try await stepped.removeStaleCopies(state)
                    #expect(try shop.rows("orders_archive", in: .archive).count == 3)
                    #expect(try shop.rows("old_notes", in: .archive).count == 2)
                }
            }
            let second = try await shop.openAgain()
            for store in [shop.store, second] {
                #expect(try await store.verifyArchive().differences.isEmpty)
                #expect(try await TwoFileShop.numbers(store) == Array(1...6))
            }
            let ended = try await TwoFileShop.goOn(stepped.job, ChildrenShop.everything, second)
            #expect(ended.rowsDone == 6)
            #expect(try await second.verifyArchive().differences.isEmpty)
            #expect(try shop.archive()[1] == before[1])
            try await second.run(ChildrenShop.back)
            #expect(try shop.main() == before)
            try await second.close()
        }
    }

    @Test(
        "that was left while it restored is finished, with each row in one place", arguments: [false, true])
    func restoring(isRemoved: Bool) async throws {
        try await shop { shop in
            let before = try shop.main()
            try await shop.store.run(ChildrenShop.everything)
            let stepped = try await SteppedBatch(ChildrenShop.back, shop.store)
            let back = try await stepped.copyBack()
            #expect(try await stepped.verify(back.state) == FileMover.Verification(originals: 4, equal: 4))
            if isRemoved { try await stepped.removeArchived(back.state) }
            let second = try await shop.openAgain()
            let verification = try await second.verifyArchive()
            #expect(verification.differences.isEmpty)
            #expect(verification.children.map(\.rows) == [1, 0])
            try await TwoFileShop.goOn(stepped.job, ChildrenShop.back, second)
            #expect(try shop.main() == before)
            #expect(try shop.archive() == [[], [], []])
            #expect(try await second.verifyArchive().differences.isEmpty)
            try await second.close()
        }
    }

    @Test("notices a copy of a row that isn't in the file as it was written")
    func lostCopy() async throws {
        try await shop { shop in
            let stepped = try await SteppedBatch(ChildrenShop.everything, shop.store)
            let state = try await stepped.begin()
            try await stepped.copy(state)
            let before = try shop.main()
            try shop.inArchive("DELETE FROM order_items_archive WHERE order_id = 3")
            let found = try await stepped.verify(state)
            #expect(found.equal == 3)
            #expect(try await stepped.remove(state, found).moved == 3)
            #expect(try shop.main()[1].contains { before[1].contains($0) && $0.contains("order_id: 3") })
        }
    }

    /// Whose children have tables in the archive.
    private func shop(_ body: (ChildrenShop) async throws -> Void) async throws {
        try await ChildrenShop.with(.two) { shop in
            try await shop.store.run(ChildrenShop.everything)
            try await shop.store.run(ChildrenShop.back)
            try await body(shop)
        }
    }
}
