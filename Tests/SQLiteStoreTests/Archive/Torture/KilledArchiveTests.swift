import Foundation
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Moving orders when the process or the machine dies", .serialized)
struct KilledArchiveTests {
    @Test(
        "loses nothing and moves nothing twice, at whichever write or sync it died",
        arguments: MoveScene.all, ["kill", "kill-midway", "power-cut", "power-cut-in-part"])
    func everyCall(scene: MoveScene, mishap: String) async throws {
        let template = try await MoveTemplate(scene)
        let leavesOut = scene.journal != .wal || mishap != "kill"
        let struck = try await EveryCall(template, mishap, leavesOut: leavesOut).run { trial, what in
            let outcome = try await trial.start(what, batch: EveryCall.batch).outcome()
            #expect(outcome.exitCode == -SIGKILL, "\(scene), \(what): \(outcome)")
            try await KilledArchiveTests.judge(trial, after: what)
        }
        print(struck)
        try template.remove()
    }

    @Test(
        "loses nothing while the application takes orders, at whichever write it died",
        arguments: MoveScene.usual, ["kill", "kill-midway"])
    func everyCallOfMany(scene: MoveScene, mishap: String) async throws {
        let template = try await MoveTemplate(scene)
        let struck = try await EveryCall(template, mishap).run { trial, what in
            let application = try BusyApplication(trial, first: trial.orders + 1)
            let (_, taken) = try await application.takeOrders {
                try await trial.start(what, batch: EveryCall.batch).outcome()
            }
            try await KilledArchiveTests.judge(trial, after: what, orders: trial.orders + taken)
        }
        print("\(struck), while others write")
        try template.remove()
    }

    @Test(
        "flags nothing twice and hides nothing for good, at whichever write it died",
        arguments: MoveScene.flagging, ["kill", "power-cut"])
    func everyCallWithFlags(scene: MoveScene, mishap: String) async throws {
        let template = try await MoveTemplate(scene)
        let struck = try await EveryCall(template, mishap).run { trial, what in
            _ = try await trial.start(what).outcome()
            try await KilledArchiveTests.judge(trial, after: what)
        }
        print(struck)
        try template.remove()
    }

    @Test(
        "shows what it has flagged when it is cancelled, at whichever write it died",
        arguments: MoveScene.flagging)
    func cancelledWithFlags(scene: MoveScene) async throws {
        let template = try await MoveTemplate(scene)
        _ = try await EveryCall(template, "kill").run { trial, what in
            _ = try await trial.start(what).outcome()
            let store = try await trial.open()
            if let left = try await store.jobs(includingFinished: false).first {
                let later = Shop.now.adding(seconds: 60)
                _ = try await store.request(.cancel, of: left.id, deadOwner: nil, at: later)
                let holdings = try await trial.expectNothingLost(store, after: what)
                let main = try await store.orders(OrderHistoryQuery(route: .main, limit: 1_000)).rows
                #expect(main.count == holdings.main, "\(scene), \(what)")
                #expect(try await store.flaggedRows() == 0)
                await JobWorkshop(store: store).tidyUp(after: left)
                try trial.expectNoFlag(after: what)
            }
            try await trial.goOnToTheEnd(store, after: what)
            try await store.close()
        }
        try template.remove()
    }

    @Test("loses nothing however often it dies, at random moments", arguments: MoveScene.usual)
    func randomly(scene: MoveScene) async throws {
        let template = try await MoveTemplate(scene, orders: 1_000)
        let trial = try template.trial()
        var random = SeededGenerator(seed: 4)
        var (kills, orders) = (0, trial.orders)
        while kills < (Soak.isOn ? 1_000 : 15) {
            let what = "kill-after \(Int.random(in: 0..<40_000, using: &random)) 0"
            if Int.random(in: 0..<5, using: &random) == 0 {
                let application = try BusyApplication(trial, first: orders + 1)
                orders += try await application.takeOrders { try await trial.start(what).outcome() }.taken
            } else {
                _ = try await trial.start(what).outcome()
            }
            let store = try await trial.open()
            try await trial.expectNothingLost(store, after: what, orders: orders)
            if try await store.jobs(includingFinished: false).isEmpty {
                try await trial.moveBack(store)
            } else {
                kills += 1
            }
            try await store.close()
        }
        print("killed \(kills) times at random (\(scene.testDescription)), \(orders) orders")
        try trial.remove()
        try template.remove()
    }

    @Test(
        "is survived by whoever has the shop open, and may write, at whichever write it died",
        arguments: MoveScene.all)
    func survivors(scene: MoveScene) async throws {
        let template = try await MoveTemplate(scene)
        _ = try await EveryCall(template, "kill").run { trial, what in
            let store = try await trial.open()
            _ = try await trial.start(what, batch: EveryCall.batch).outcome()
            let history = OrderHistoryQuery(route: .all, limit: 1_000)
            #expect(try await store.orders(history).rows.count == trial.orders, "\(scene), \(what)")
            try await trial.expectNothingLost(store, after: what)
            try await trial.goOnToTheEnd(store, after: what)
            try await store.close()
        }
        try template.remove()
    }

    private static func judge(_ trial: MoveTrial, after what: String, orders: Int? = nil) async throws {
        let store = try await trial.open()
        try await trial.expectNothingLost(store, after: what, orders: orders)
        try await trial.goOnToTheEnd(store, after: what, orders: orders)
        try await store.close()
    }
}
