import FaultyDisk
import Foundation
import OrdersCore
import SQLiteStore
import Synchronization
import TestSupport

/// A process to which something happens while it moves orders: runs one job, or goes on with the unfinished one,
/// over a disk that fails on command, and says how that ended: `done`, `failed: …` or `threw diskFull: …`, and
/// before it how many calls the disk counted.
@main
struct ArchiveVictim {
    /// - Arguments: the database; `archive` or `restore`, `flag` to archive with flags, or `both` for one after the other
    ///   until it is killed;
    ///   the milliseconds since 1970 that it takes for now, and those of the selection's end; how many orders a
    ///   batch has; what happens to it, and its number and seed: see `Mishap`.
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard faulty_disk_install() == 0, arguments.count == 9, let mishap = Mishap(arguments[6...]) else {
            fatalError("\(arguments)")
        }
        let store = try await SQLiteStore.open(
            path: arguments[1], schema: .withChildren, mode: .readWrite)
        mishap.arm()
        let running = Mutex<Task<String, Never>?>(nil)
        let victim = ArchiveVictim(
            store: store, now: instant(arguments[3]), until: instant(arguments[4]),
            batch: Int(arguments[5]) ?? 0,
            clock: RestlessClock(stopsAtRest: mishap.rest) { running.withLock { $0?.cancel() } })
        let work = Task { await victim.work(arguments[2]) }
        running.withLock { $0 = work }
        let words = await work.value
        print("\(faulty_disk_calls()) calls\n\(words)")
    }

    let store: SQLiteStore
    let now: Instant
    let until: Instant
    let batch: Int
    let clock: RestlessClock

    /// Closing belongs to it: the last connection writes the log back.
    private func work(_ direction: String) async -> String {
        do {
            var record: JobRecord
            repeat {
                record = try await run(ArchiveDirection(rawValue: direction), flagsFirst: direction == "flag")
            } while direction == "both"
            try await store.close()
            return record.state == .done ? "done" : "\(record.state): \(record.message ?? "")"
        } catch let error as OrdersError {
            return "threw \(error.code): \(error.message)"
        } catch {
            return "threw \(error)"
        }
    }

    /// Without a direction, the one that the last job didn't have.
    private func run(_ direction: ArchiveDirection?, flagsFirst: Bool) async throws -> JobRecord {
        let last = try await store.jobs(includingFinished: true).first
        if let last, !last.state.isFinal {
            return try await runner.resume(
                job(last.draft.kind == .restore ? .restore : .archive, flagsFirst), id: last.id)
        }
        let next: ArchiveDirection = last?.draft.kind == .archive ? .restore : .archive
        return try await runner.start(job(direction ?? next, flagsFirst))
    }

    private func job(_ direction: ArchiveDirection, _ flagsFirst: Bool) -> MoveJob {
        MoveJob(
            selection: ArchiveSelection(direction: direction, until: until, flagsFirst: flagsFirst),
            rows: nil,
            maxWriterStall: .milliseconds(10), batchRange: batch...batch, archive: store)
    }

    private var runner: JobRunner {
        let (now, owner) = (now, LeaseOwner(host: "test", processID: getpid(), token: UUID().uuidString))
        return JobRunner(
            journal: store, host: JobHost(owner: owner, now: { now }, isDead: { $0 != owner }), clock: clock)
    }

    private static func instant(_ milliseconds: String) -> Instant {
        Instant(milliseconds: Int64(milliseconds) ?? 0)
    }
}
