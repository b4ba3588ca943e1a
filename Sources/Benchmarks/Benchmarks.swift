import Foundation
import OrdersCore

/// Measures ordertop on shops of its own: prints the figures as JSON on standard output, and as a table on
/// standard error.
///
/// `ORDERS=100M make bench` chooses the size, `TOPICS=live,writers` what to measure. The databases are made in
/// the temporary folder and removed at the end. `SERVER=postgres://…` names an empty database of a server for the topic
/// `server`; it keeps what is made there.
@main
enum Benchmarks {
    static func main() async {
        do {
            let report = try await measure(try BenchmarkRequest())
            Workplace.say("\n\(BenchmarkText(report))")
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } catch {
            Workplace.say("Benchmarks: \(error)")
            exit(1)
        }
    }

    private static func measure(_ request: BenchmarkRequest) async throws -> BenchmarkReport {
        let loadBefore = Machine.load
        let workplace = try Workplace()
        let interrupts = workplace.clearOnInterrupt()
        defer {
            interrupts.forEach { $0.cancel() }
            workplace.clear()
        }
        let duckDB = try await Part.of(request.includes(.duckdb)) { try await DuckDB.install(in: workplace) }
        var shops: [ShopFigures] = []
        for size in request.sizes {
            let shop = ShopBenchmark(request: request, size: size, workplace: workplace, duckDB: duckDB)
            shops.append(try await shop.run())
        }
        let writers = try await Part.of(request.includes(.writers)) {
            try await WritersBenchmark(workplace: workplace).run()
        }
        let server = try await Part.of(request.includes(.server)) {
            try await ServerBenchmark(orders: request.serverSize.orders).run()
        }
        return BenchmarkReport(
            machine: Machine(
                sqlite3: await SQLiteProgram.version(), duckdb: duckDB.figures?.version,
                loadBefore: loadBefore),
            shops: shops, writers: writers, server: server)
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
