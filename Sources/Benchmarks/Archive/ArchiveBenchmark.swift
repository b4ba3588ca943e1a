import Foundation
import OrdersCore
import SQLiteStore
import SampleData

/// Moves everything that is eligible while a shop's application writes on its own connection, and asks that
/// application how long its commits took.
struct ArchiveBenchmark {
    struct Figures: Encodable {
        let rows: Int64
        let seconds: Double
        let rowsPerSecond: Double
        /// What the job says it held the lock for, in milliseconds.
        let lockHeldP50: Double?
        let lockHeldP99: Double?
        let lockHeldMax: Double?
        /// What the application's commits took while nothing moved, and while orders moved.
        let writerAlone: CommitFigures
        let writerBeside: CommitFigures
        /// How long the write-ahead log became, in MiB.
        let logMiB: Double
        /// Every order is in exactly one place, those included that were placed meanwhile.
        let nothingLost: Bool
    }

    let store: any OrdersStore
    let path: String
    let asOf: Instant
    /// Orders a second; with three views to an order, 500 commits a second.
    private let ordersPerSecond = 125.0

    func run() async throws -> Figures {
        Workplace.say("  archive")
        let alone = try await traffic().run(for: .seconds(3))
        let before = try await orderCount()
        let beside = try traffic()
        let trading = Task { try await beside.run() }
        let elapsed = ContinuousClock().stopwatch()
        let record = try await move()
        let seconds = elapsed().inSeconds
        trading.cancel()
        let writer = try await trading.value
        let after = try await orderCount()
        let differences = try await store.verifyArchive().differences
        return Figures(
            rows: record.rowsDone, seconds: seconds.rounded(to: 2),
            rowsPerSecond: (Double(record.rowsDone) / seconds).rounded(), lockHeldP50: record.meter.stallP50,
            lockHeldP99: record.meter.stallP99, lockHeldMax: record.meter.stallMax,
            writerAlone: CommitFigures(alone), writerBeside: CommitFigures(writer), logMiB: logMiB,
            nothingLost: after - before == Int64(writer.orders) && differences.isEmpty)
    }

    private func move() async throws -> JobRecord {
        let selection = ArchivePolicy().selection(at: asOf)
        let rows = try await store.previewMove(of: selection).rows
        let job = MoveJob(
            selection: selection, rows: rows, maxWriterStall: .milliseconds(10), archive: store)
        return try await JobRunner.finish(job, in: store)
    }

    private func traffic() throws -> TrafficSimulator<ContinuousClock> {
        try .trading(at: path, ordersPerSecond: ordersPerSecond)
    }

    /// The log's file, which doesn't shrink while the database is open.
    private var logMiB: Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (Double(attributes?[.size] as? Int ?? 0) / 1_048_576).rounded(to: 1)
    }

    /// Orders in main and archive together.
    private func orderCount() async throws -> Int64 {
        let status = try await store.archiveStatus(policy: ArchivePolicy(), at: asOf)
        return status.main.rows + status.archive.rows
    }
}
