import OrdersCore
import SQLiteStore

/// The direct report without an index and with each that ordertop proposes, one at a time; with the best of them
/// the `sqlite3` program answers, too.
struct DirectBenchmark {
    struct Figures: Encodable {
        let variants: [DirectVariant]
        let best: DirectVariant
        /// What the `sqlite3` program took for the same rows with the best index.
        let sqlite3: Part<SQLiteProgram.Figures>
        /// How many times as long the report takes without an index.
        let speedUpByBest: Double
    }

    let shop: ShopFile
    /// The answer that everybody else's is compared with.
    let expected: [ReportLine]

    func run() async throws -> Figures {
        try await shop.dropProposedIndexes()
        let without = try await shop.withStore { try await DirectVariant.measure(nil, $0, shop) }
        var variants = [without]
        var best = without
        var program = Part<SQLiteProgram.Figures>.skipped(reason: "no index was better than none")
        for definition in try await shop.withStore({ shop.ownIndexLast($0.proposedIndexes) { $0 } }) {
            let variant = try await shop.withStore { try await DirectVariant.measure(definition, $0, shop) }
            variants.append(variant)
            if variant.timings.engine.p50 < best.timings.engine.p50 {
                best = variant
                program = try await sqlite3(runs: RunLimits.slow.runs(of: variant.median))
            }
            if definition.name != ShopFile.ownIndex {
                try await shop.withStore { try await $0.dropIndex(named: definition.name) }
            }
        }
        return Figures(
            variants: variants, best: best, sqlite3: program,
            speedUpByBest: without.timings.engine.ratio(to: best.timings.engine))
    }

    private func sqlite3(runs: Int) async throws -> Part<SQLiteProgram.Figures> {
        try await Part.of(true) {
            try await SQLiteProgram(shop: shop, expected: expected).run(runs: runs)
        }
    }
}
