import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// What was done can be undone, offered where it was done.
@Suite(.timeLimit(.minutes(5)))
struct UndoTests {
    private func archive(_ dashboard: DashboardHarness) async {
        await dashboard.press(.character("a"))
        await dashboard.press(.tab)
        await dashboard.press(.enter)
    }

    @Test("A run to the archive offers to restore what it moved, asks first, and restores exactly that")
    func run() async throws {
        let harness = DashboardHarness(store: InMemoryStore(.oldShop(asOf: DashboardHarness.start)))
        let before = harness.store.snapshot.orders.map(\.id).sorted()
        try await harness.run { dashboard in
            await archive(dashboard)
            #expect(dashboard.row(39).hasSuffix(" U undoes it."))
            #expect(dashboard.archivePane.contains("U  restore the 1,200 orders that run 1 moved"))
            await dashboard.type("U")
            #expect(dashboard.text(inDialog: "restore orders before 2024-11-22").contains("rows  1,200"))
            #expect(dashboard.store.snapshot.archived.count == 1_200)
            await dashboard.press(.tab, .enter)
            #expect(dashboard.store.snapshot.archived.isEmpty)
            #expect(dashboard.store.snapshot.orders.map(\.id).sorted() == before)
            await dashboard.type("U")
            #expect(dashboard.row(39).contains("Nothing to undo yet"))
        }
    }

    @Test("Where the archive holds more of the same dates, undoing a run says so and can't start")
    func notExact() async throws {
        let harness = DashboardHarness(store: InMemoryStore(.oldShop(asOf: DashboardHarness.start)))
        try await harness.run { dashboard in
            await archive(dashboard)
            dashboard.store.change { contents in
                let order = StoreContents.order(
                    9_001, of: 1, cents: 100, at: DashboardHarness.start.adding(seconds: -900 * 86_400))
                contents.archived.append(order)
            }
            await dashboard.type("U")
            let question = dashboard.text(inDialog: "restore orders before 2024-11-22")
            #expect(
                question.contains("✗ The run moved 1,200 orders, and of its dates the archive holds 1,201"))
            #expect(!question.contains("[ Start ]"))
        }
    }

    @Test("Undoing begins where the run before it ended, and a run of chosen orders is undone by their ids")
    func range() {
        let earlier = JobRecord.move(3, state: .done, process: nil)
        var selection = earlier.draft.parameters
        let until = DashboardHarness.start.adding(seconds: -700 * 86_400)
        selection["until_us"] = "\(until.microseconds)"
        let run = earlier.with(number: 4, parameters: selection)
        let undo = run.undoing(among: [run, earlier])
        #expect(undo?.direction == .restore)
        #expect(undo?.from == DashboardHarness.start.adding(seconds: -730 * 86_400))
        #expect(undo?.until == until)
        #expect(earlier.undoing(among: [run, earlier])?.from == nil)
        #expect(JobRecord.move(5).undoing(among: []) == nil)
        #expect(JobRecord.move(5, state: .done, process: nil, done: 0).undoing(among: []) == nil)
        selection["order_id.0"] = "i:7"
        let chosen = run.with(number: 5, parameters: selection)
        #expect(chosen.undoing(among: [])?.orderIDs?.map(\.value.coded) == ["i:7"])
    }

    @Test("A dropped index can be built again from its own statement")
    func drop() async throws {
        let harness = DashboardHarness(store: InMemoryStore(.indexedShop(asOf: DashboardHarness.start)))
        let before = harness.store.snapshot.indexes.map(\.name).sorted()
        try await harness.run { dashboard in
            await dashboard.press(.character("3"), .end, .character("D"))
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.store.snapshot.indexes.count == before.count - 1)
            let gone = try #require(
                before.first { name in !dashboard.store.snapshot.indexes.contains { $0.name == name } })
            #expect(dashboard.row(39).hasSuffix(" U undoes it."))
            #expect(dashboard.indexesPane.contains("U  rebuild \(gone)"))
            await dashboard.type("1U")
            #expect(
                dashboard.text(inDialog: "build index \(gone)").contains("CREATE INDEX \(gone) ON orders")
            )
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.store.snapshot.indexes.map(\.name).sorted() == before)
            #expect(dashboard.indexesPane.contains("U  drop \(gone)"))
        }
    }

    @Test("Live totals that were enabled can be removed again, and the help says so")
    func totals() async throws {
        try await TotalsJobTests.harness().run { dashboard in
            await dashboard.type("t")
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.spendersPane.contains("U  remove the live totals again"))
            await dashboard.type("?remove the live totals again")
            #expect(dashboard.text(inDialog: "Help").contains("Remove the live totals again; asks first."))
            await dashboard.press(.escape)
            await dashboard.type("U")
            #expect(!dashboard.text(inDialog: "remove the live totals").isEmpty)
        }
    }

    @Test("Without anything to undo the key says what could be")
    func nothing() async throws {
        try await DashboardHarness().run { dashboard in
            #expect(!dashboard.row(39).contains("undo"))
            await dashboard.type("U")
            #expect(dashboard.row(39).contains("○ Nothing to undo yet: an archive run, a changed index"))
        }
    }
}

extension JobRecord {
    fileprivate func with(number: Int64, parameters: [String: String]) -> JobRecord {
        JobRecord(
            id: JobID(number),
            draft: JobDraft(
                kind: draft.kind, title: draft.title, parameters: parameters, rowsTotal: draft.rowsTotal),
            state: state, request: nil, position: nil, rowsDone: rowsDone, meter: meter, lease: nil,
            createdAt: createdAt, updatedAt: updatedAt, finishedAt: finishedAt, message: message)
    }
}
