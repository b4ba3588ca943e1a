import OrdersCore

/// The figures of one shop, for people.
struct ShopText: CustomStringConvertible {
    let shop: ShopFigures

    var description: String {
        ([table.description] + notes
            + (shop.indexes.figures.map { [IndexesText(figures: $0).description] } ?? [])
            + (shop.archive.figures.map { [ArchiveText(archive: $0).description] } ?? [])
            + (shop.terminal.figures.map { [TerminalText(figures: $0).description] } ?? []))
            .joined(separator: "\n")
    }

    private var table: TextTable {
        let title = "\(shop.generate.orders.grouped) orders, \(shop.generate.users.grouped) users"
        return TextTable([[title] + Timings.headings] + direct + others + live)
    }

    private var direct: [[String]] {
        (shop.direct.figures?.variants ?? []).map { ["direct, \($0.index)"] + $0.timings.engine.cells }
    }

    private var others: [[String]] {
        var rows: [[String]] = []
        if let program = shop.direct.figures?.sqlite3.figures {
            rows.append(["sqlite3 program, best index"] + program.timings.cells)
        }
        if let duckdb = shop.duckdb.figures {
            rows.append(["DuckDB, \(duckdb.threads) threads, its own copy"] + duckdb.timings.cells)
        }
        return rows
    }

    private var live: [[String]] {
        guard let live = shop.live.figures else { return [] }
        return [
            ["live totals, nobody writes, engine"] + live.quiet.engine.cells,
            ["live totals, nobody writes, round trip"] + live.quiet.roundTrip.cells,
            ["live totals beside traffic, engine"] + live.backToBack.engine.cells,
            ["live totals beside traffic, round trip"] + live.backToBack.roundTrip.cells,
            ["live totals beside traffic, every 20 ms, engine"] + live.paced.engine.cells,
            ["live totals beside traffic, every 20 ms, round trip"] + live.paced.roundTrip.cells,
        ]
    }

    private var notes: [String] {
        [
            note("best direct", shop.ratios.bestDirectToLiveEngine, shop.ratios.bestDirectToLiveRoundTrip),
            note("DuckDB", shop.ratios.duckDBToLiveEngine, shop.ratios.duckDBToLiveRoundTrip),
            shop.live.figures.map(totals),
            reason("direct", shop.direct), reason("DuckDB", shop.duckdb), reason("live totals", shop.live),
        ].compactMap(\.self)
    }

    private func note(_ name: String, _ engine: Double?, _ roundTrip: Double?) -> String? {
        guard let engine, let roundTrip else { return nil }
        return "\(name): \(engine.short) times the live totals, \(roundTrip.short) times with the round trip"
    }

    private func totals(_ live: LiveBenchmark.Figures) -> String {
        "live totals: built in \(live.build.seconds) s, removed in \(live.removalSeconds) s; "
            + "\(live.traffic.ordersPerSecond.short) orders and \(live.traffic.perSecond.short) commits a second "
            + "beside the reads; \(live.isExact ? "exact" : "NOT EXACT") for "
            + "\(live.usersCompared.grouped) users"
    }

    private func reason<Figures>(_ name: String, _ part: Part<Figures>) -> String? {
        if case .skipped(let reason) = part { "\(name): \(reason)" } else { nil }
    }
}
