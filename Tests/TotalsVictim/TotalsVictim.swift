import Foundation
import GRDB
import OrdersCore
import SQLiteStore

/// A process to be killed: builds live totals, folds them under a clock that runs fast, and removes them now and
/// then, while its own shop writes. Says `ready` when it is about to begin, and never ends by itself.
@main
struct TotalsVictim {
    /// - Arguments: the database; the milliseconds since 1970 that its clock starts at.
    static func main() async throws {
        let arguments = CommandLine.arguments
        let clock = RunningClock(start: Instant(milliseconds: Int64(arguments[2]) ?? 0))
        let store = try await SQLiteStore.open(path: arguments[1], mode: .readWrite)
        let shop = try VictimShop(path: arguments[1], clock: clock)
        FileHandle.standardOutput.write(Data("ready\n".utf8))
        Thread { shop.writeForever() }.start()
        let victim = TotalsVictim(store: store, clock: clock)
        while true { try await victim.work() }
    }

    let store: SQLiteStore
    let clock: RunningClock

    private func work() async throws {
        if let record = try await store.jobs(includingFinished: false).first {
            _ = try await runner.resume(JobWorkshop(store: store).job(for: record), id: record.id)
        } else if try await store.totalsStatus(at: clock.now).condition != .ready
            || Int.random(in: 0..<5) == 0
        {
            _ = try await runner.start(TotalsBuildJob(rows: nil, totals: store))
        } else if Int.random(in: 0..<12) == 0 {
            _ = try await runner.start(TotalsRemovalJob(rows: nil, totals: store))
        } else {
            for _ in 0..<30 {
                _ = try await store.foldTotals(TotalsBatch(rows: .random(in: 1...300), now: clock.now))
            }
        }
    }

    private var runner: JobRunner {
        let owner = LeaseOwner(host: "test", processID: getpid(), token: UUID().uuidString)
        return JobRunner(
            journal: store, host: JobHost(owner: owner, now: { clock.now }, isDead: { $0 != owner }))
    }
}
