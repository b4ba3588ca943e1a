import Foundation
import OrdersCore
import SQLiteStore
import SampleData

/// Measures ordertop on a shop of its own and prints the figures as JSON.
///
/// `ORDERS=10M make bench` chooses the size; the database is made in the temporary folder and removed at the
/// end.
@main
enum Benchmarks {
    private struct Report: Encodable {
        let machine: Machine
        let generate: GenerateBenchmark.Figures
        let report: ReportBenchmark.Figures
        let archive: ArchiveBenchmark.Figures
    }

    static func main() async {
        do {
            guard let size = BenchmarkSize() else {
                throw OrdersError(.invalidInput, "ORDERS is a number of orders, such as 250000, 500k or 10M.")
            }
            let report = try await measure(size)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } catch {
            FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func measure(_ size: BenchmarkSize) async throws -> Report {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ordertop-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("shop.sqlite").path
        let plan = try ShopPlan(orders: size.orders, until: wallClock())
        let generated = try GenerateBenchmark(plan: plan, path: path).run()
        let (engine, reported) = try await withStore(at: path) { store in
            (
                try await store.overview().engine,
                try await ReportBenchmark(store: store, asOf: plan.until).run()
            )
        }
        let archived = try await withStore(at: path) { store in
            try await ArchiveBenchmark(store: store, path: path, asOf: plan.until).run()
        }
        return Report(
            machine: Machine(engine: engine), generate: generated, report: reported, archive: archived)
    }

    /// Each part gets a store of its own: closing one empties the log that an index build has filled.
    private static func withStore<Value: Sendable>(
        at path: String, _ body: (SQLiteStore) async throws -> Value
    ) async throws -> Value {
        let store = try await SQLiteStore.open(path: path, mode: .readWrite)
        let value = try await body(store)
        try await store.close()
        return value
    }
}

/// The time of day.
let wallClock: @Sendable () -> Instant = {
    Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1e6))
}
