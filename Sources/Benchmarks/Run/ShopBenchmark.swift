import Foundation
import OrdersCore
import SampleData

/// Measures everything that was asked for on a shop of one size, and removes the shop.
struct ShopBenchmark {
    let request: BenchmarkRequest
    let size: BenchmarkSize
    let workplace: Workplace
    let duckDB: Part<DuckDB>

    func run() async throws -> ShopFigures {
        Workplace.say("\(size.orders.grouped) orders")
        let shop = ShopFile(
            plan: try ShopPlan(orders: size.orders, until: wallClock()), path: workplace.path("shop.sqlite"))
        defer { shop.remove() }
        let generated = try await GenerateBenchmark(shop: shop).run()
        let report = try await shop.withStore { try await $0.topSpenders(shop.query(via: .direct)) }
        let expected = ReportLine.lines(of: report)
        let direct = try await Part.of(request.includes(.direct)) {
            try await DirectBenchmark(shop: shop, expected: expected).run()
        }
        let indexes = try await Part.of(request.includes(.indexes)) {
            try await IndexesBenchmark(shop: shop).run()
        }
        let panes = try await panes(shop, user: report.spenders.first?.user)
        let duckdb = try await duckdb(shop, expected)
        let live = try await Part.of(request.includes(.live)) { try await LiveBenchmark(shop: shop).run() }
        let archive = try await archive(shop)
        let terminal = try await Part.of(request.includes(.terminal)) {
            try await TerminalBenchmark(shop: shop, workplace: workplace).run()
        }
        return ShopFigures(
            generate: generated, direct: direct, indexes: indexes, panes: panes, duckdb: duckdb, live: live,
            archive: archive, terminal: terminal,
            ratios: ShopFigures.Ratios(direct: direct.figures, duckdb: duckdb.figures, live: live.figures))
    }

    private func panes(_ shop: ShopFile, user: User?) async throws -> Part<PanesBenchmark.Figures> {
        guard let user else { return .skipped(reason: "nobody spent anything: measure with more orders") }
        return try await Part.of(request.includes(.panes)) {
            try await shop.withStore { try await PanesBenchmark(store: $0, user: user).run() }
        }
    }

    private func duckdb(
        _ shop: ShopFile, _ expected: [ReportLine]
    ) async throws -> Part<DuckDBBenchmark.Figures> {
        switch duckDB {
        case .skipped(let reason):
            return .skipped(reason: reason)
        case .measured(let engine):
            let folder = workplace.folder.appendingPathComponent("duckdb")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await Part.of(true) {
                try await DuckDBBenchmark(
                    shop: shop, engine: engine, folder: folder.path, expected: expected
                ).run()
            }
        }
    }

    private func archive(_ shop: ShopFile) async throws -> Part<ArchiveBenchmark.Figures> {
        try await Part.of(request.archives(size)) {
            try await ArchiveBenchmark(shop: shop, copyPath: workplace.path("archive.sqlite")).run()
        }
    }
}
