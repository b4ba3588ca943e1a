import Foundation
import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Moving orders when two processes want to, or the clock is wrong", .serialized)
struct LeasedArchiveTests {
    @Test(
        "is one process's at a time: a second one can neither start nor resume it", arguments: MoveScene.usual
    )
    func second(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let other = try await trial.open()
            let refusals = Mutex(0)
            let watched = WatchedArchive(store: store) { batch in
                let runner = MoveTrial.runner(other, "second", dead: false)
                let job = MoveTrial.job(scene.direction, other)
                #expect(await code { try await runner.start(job) } == .jobHeld)
                #expect(await code { try await runner.resume(job, id: batch.checkpoint.jobID) } == .jobHeld)
                refusals.withLock { $0 += 1 }
            }
            let runner = MoveTrial.runner(store, "first", dead: false)
            let record = try await runner.start(MoveTrial.job(scene.direction, watched))
            #expect(record.state == .done, "\(record)")
            #expect(refusals.withLock { $0 } == 4)
            try await trial.expectNothingLost(store, after: "a second process")
            try await trial.goOnToTheEnd(store, after: "a second process")
            try await other.close()
        }
    }

    @Test(
        "a process that lost its lease between looking orders up and moving them moves none",
        arguments: MoveScene.usual)
    func overtaken(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let other = try await trial.open()
            let watched = WatchedArchive(store: store) { batch in
                guard batch.checkpoint.position == "i:20" else { return }
                let owner = LeaseOwner(host: "test", processID: 3, token: "second")
                let lease = JobLease(owner: owner, until: LeasedArchiveTests.later.adding(seconds: 15))
                _ = try await other.acquire(
                    batch.checkpoint.jobID, lease: lease, deadOwner: nil, at: LeasedArchiveTests.later)
            }
            let runner = MoveTrial.runner(store, "first", dead: false)
            let job = MoveTrial.job(scene.direction, watched)
            #expect(await code { try await runner.start(job) } == .jobHeld)
            let holdings = try await trial.expectNothingLost(store, after: "a lost lease")
            #expect(scene.direction == .archive ? holdings.archive == 5 : holdings.main == 25, "\(holdings)")
            try await trial.goOnToTheEnd(store, after: "a lost lease")
            try await other.close()
        }
    }

    @Test(
        "a process that was stopped beyond its lease moves nothing when it goes on, while another is at it",
        arguments: MoveScene.usual)
    func stopped(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let program = try trial.start("stop-at-rest 2 0")
            program.waitUntilStopped()
            let before = try await trial.expectNothingLost(store, after: "a stop")
            #expect(scene.direction == .archive ? before.archive == 10 : before.main == 30)
            let watched = WatchedArchive(store: store) { batch in
                guard batch.checkpoint.position == "i:40" else { return }
                program.signal(SIGCONT)
                let words =
                    "Job \(batch.checkpoint.jobID) is no longer this process's to run: see `ordertop jobs`.\n"
                let outcome = try await program.outcome()
                #expect(
                    outcome.output.hasSuffix("threw jobHeld: " + words), "\(outcome)")
                let after = try await trial.expectNothingLost(store, after: "going on")
                #expect(scene.direction == .archive ? after.archive == 15 : after.main == 35, "\(after)")
            }
            let id = try #require(try await store.jobs(includingFinished: false).first?.id)
            let job = MoveTrial.job(scene.direction, watched)
            let early = MoveTrial.runner(store, "second", dead: false)
            #expect(await code { try await early.resume(job, id: id) } == .jobHeld)
            let late = MoveTrial.runner(store, "second", dead: false, now: { LeasedArchiveTests.later })
            let record = try await late.resume(job, id: id)
            #expect(record.state == .done, "\(record)")
            #expect(record.rowsDone == 20)
            try await trial.expectNothingLost(store, after: "a stop")
            try await trial.goOnToTheEnd(store, after: "a stop")
        }
    }

    @Test(
        "a process that was stopped beyond its lease, at whichever write, does no harm when it goes on",
        arguments: MoveScene.usual)
    func stoppedAnywhere(scene: MoveScene) async throws {
        let template = try await MoveTemplate(scene)
        let ends = Mutex<[String: Int]>([:])
        let struck = try await EveryCall(template, "stop").run { trial, what in
            let program = try trial.start(what)
            program.waitUntilStopped()
            let other = await LeasedArchiveTests.takeOver(trial, from: program)
            program.signal(SIGCONT)
            let outcome = try await program.outcome()
            let words = outcome.output.split(separator: "\n").last ?? ""
            #expect(words == "done" || words.hasPrefix("threw jobHeld: "), "\(scene), \(what): \(outcome)")
            ends.withLock { $0["\(words.prefix(13)), the second \(other)", default: 0] += 1 }
            let store = try await trial.open()
            try await trial.expectNothingLost(store, after: what)
            try await trial.goOnToTheEnd(store, after: what)
            try await store.close()
        }
        print("\(struck): \(ends.withLock { $0 })")
        try template.remove()
    }

    /// Tries to run the job of a process that is stopped, and lets that go on where it is in the way.
    ///
    /// - Returns: how that ended.
    private static func takeOver(_ trial: MoveTrial, from program: RunningProgram) async -> String {
        do {
            let store = try await trial.open(busyTimeout: .milliseconds(20))
            let end = try await takeOver(trial.scene.direction, store, from: program)
            try await store.close()
            return end
        } catch {
            return (error as? OrdersError)?.code.rawValue ?? "\(error)"
        }
    }

    private static func takeOver(
        _ direction: ArchiveDirection, _ store: SQLiteStore, from program: RunningProgram
    ) async throws -> String {
        guard let id = try await store.jobs(includingFinished: false).first?.id else { return "no job" }
        let runner = MoveTrial.runner(store, "second", dead: false, now: { later })
        let record = try await runner.resume(MoveTrial.job(direction, store), id: id) { record in
            if record.meter.waitingFor != nil { program.signal(SIGCONT) }
        }
        return record.state.rawValue
    }

    @Test("moves what was old when it began, however the clock jumps", arguments: MoveScene.usual)
    func jumpingClock(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let looks = Mutex(0)
            let years: [Int64] = [0, 3, -5, 40, -40]
            let now: @Sendable () -> Instant = {
                let look = looks.withLock { count in
                    count += 1
                    return count
                }
                return Shop.now.adding(seconds: years[look % years.count] * 365 * 86_400)
            }
            let runner = MoveTrial.runner(store, dead: false, now: now)
            let record = try await runner.start(MoveTrial.job(scene.direction, store))
            #expect(record.state == .done, "\(record)")
            let holdings = try await trial.expectNothingLost(store, after: "jumps")
            #expect(holdings.archive == (scene.direction == .archive ? 20 : 0))
            try await trial.goOnToTheEnd(store, after: "jumps")
        }
    }

    @Test(
        "a lease outlasts its time when the clock is set back, until its process is known to be dead",
        arguments: MoveScene.usual)
    func clockSetBack(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let program = try trial.start("stop-at-rest 2 0")
            program.waitUntilStopped()
            let id = try #require(try await store.jobs(includingFinished: false).first?.id)
            let job = MoveTrial.job(scene.direction, store)
            let dayBefore: @Sendable () -> Instant = { Shop.now.adding(seconds: -86_400) }
            let unknowing = MoveTrial.runner(store, dead: false, now: dayBefore)
            #expect(await code { try await unknowing.resume(job, id: id) } == .jobHeld)
            program.signal(SIGKILL)
            _ = try await program.outcome()
            let knowing = MoveTrial.runner(store, now: dayBefore)
            #expect(try await knowing.resume(job, id: id).state == .done)
            try await trial.goOnToTheEnd(store, after: "a clock set back")
        }
    }

    private static let later = Shop.now.adding(seconds: 16)
}
