import Foundation
import OrdersCore
import SQLiteStore

/// Moves the oldest third of the orders, each way on a copy of its own, while an application commits 500 orders a
/// second and notes how long each commit took.
struct ArchiveBenchmark {
    struct Figures: Encodable {
        /// The application's commits while nothing moves.
        let writerAlone: SteadyWriter.Figures
        let methods: [MethodFigures]
    }

    struct MethodFigures: Encodable {
        let method: ArchiveMethod
        let rows: Int64
        /// From the beginning to the end: a job counts the rows beforehand and gives their space back afterwards.
        let seconds: Double
        /// While rows moved.
        let rowsPerSecond: Double
        /// What the job says of its own batches, in milliseconds; nil for the naive ways.
        let job: JobMeter?
        /// The application's commits while orders moved.
        let writer: SteadyWriter.Figures
        /// How long the write-ahead log became, in MiB.
        let logMiB: Double
        /// The largest resident memory of the whole process meanwhile, in MiB.
        let peakMemoryMiB: Double
        /// Every order is in exactly one place, those included that were placed meanwhile.
        let nothingLost: Bool
    }

    let shop: ShopFile
    /// Where the copies go.
    let copyPath: String

    func run() async throws -> Figures {
        Workplace.say("  archive")
        let cutoff = try self.cutoff()
        var methods: [MethodFigures] = []
        for method in ArchiveMethod.allCases {
            Workplace.say("    \(method.rawValue)")
            methods.append(try await onCopy(for: method) { try await move($0, by: method, before: cutoff) })
        }
        let alone = try await onCopy(for: .ordertop) { copy in
            try await beside(copy) { try await Task.sleep(for: .seconds(5)) }.writer
        }
        return Figures(writerAlone: alone, methods: methods)
    }

    /// A third of the orders is older.
    private func cutoff() throws -> Instant {
        let third = "SELECT created_at FROM orders WHERE id = (SELECT MAX(id) FROM orders) / 3"
        return Instant(milliseconds: try PlainConnection(path: shop.path).number(third))
    }

    private func move(
        _ copy: ShopFile, by method: ArchiveMethod, before cutoff: Instant
    ) async throws -> MethodFigures {
        Machine.forgetPeakMemory()
        let before = try orders(in: copy)
        // The log is looked at while the writer keeps it.
        let (seconds, (run, logMiB), writer) = try await beside(copy) {
            () -> (ArchiveMethod.JobRun?, Double) in
            let run = try await method.move(copy, before: cutoff)
            return (run, self.logMiB(copy))
        }
        let moved = try copy.connectionToBoth().number("SELECT COUNT(*) FROM archived")
        return MethodFigures(
            method: method, rows: moved, seconds: seconds.rounded(to: 2),
            rowsPerSecond: (Double(moved) / (run?.movingSeconds ?? seconds)).rounded(),
            job: run?.record.meter, writer: writer,
            logMiB: logMiB, peakMemoryMiB: Machine.peakMemoryMiB,
            nothingLost: try orders(in: copy) == before + Int64(writer.commits.runs) && inBoth(copy) == 0)
    }

    /// Does something while the application writes.
    private func beside<Value>(
        _ copy: ShopFile, _ body: () async throws -> Value
    ) async throws -> (seconds: Double, value: Value, writer: SteadyWriter.Figures) {
        let writer = SteadyWriter()
        let writing = Task { try await writer.run(path: copy.path) }
        defer { writer.stop() }
        try await Task.sleep(for: .milliseconds(500))
        let elapsed = ContinuousClock().stopwatch()
        let value = try await body()
        let seconds = elapsed().inSeconds
        writer.stop()
        return (seconds, value, try await writing.value)
    }

    private func onCopy<Value>(
        for method: ArchiveMethod, _ body: (ShopFile) async throws -> Value
    ) async throws -> Value {
        let copy = try shop.copy(to: copyPath)
        defer { copy.remove() }
        if !method.isIndexedByUser {
            try PlainConnection(path: copy.path).execute(
                """
                DROP INDEX orders_user_created; DROP INDEX orders_archive_user_created;
                PRAGMA wal_checkpoint(TRUNCATE)
                """)
        }
        return try await body(copy)
    }

    /// The log's file, which doesn't shrink while the database is open.
    private func logMiB(_ shop: ShopFile) -> Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: shop.path + "-wal")
        return (Double(attributes?[.size] as? Int ?? 0) / 1_048_576).rounded(to: 1)
    }

    /// In main and archive together.
    private func orders(in shop: ShopFile) throws -> Int64 {
        try shop.connectionToBoth().number(
            "SELECT (SELECT COUNT(*) FROM orders) + (SELECT COUNT(*) FROM archived)")
    }

    private func inBoth(_ shop: ShopFile) throws -> Int64 {
        try shop.connectionToBoth().number(
            "SELECT COUNT(*) FROM archived WHERE id IN (SELECT id FROM orders)")
    }
}
