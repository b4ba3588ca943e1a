/// What was measured on a server, for people.
struct ServerText: CustomStringConvertible {
    let figures: ServerBenchmark.Figures

    var description: String {
        ([
            "\(figures.engine), \(figures.orders.grouped) orders, made in \(figures.generateSeconds) s",
            "live: p50 \(figures.live.quiet.engine.p50) ms, p99 \(figures.live.quiet.engine.p99) ms; with the call "
                + "\(figures.live.quiet.roundTrip.p50) ms; beside 500 commits/s \(figures.live.besideTraffic.engine.p50) ms; "
                + "\(figures.live.isExact ? "exact" : "WRONG"); \(figures.bestDirectToLive) times the best direct report",
        ] + direct + [
            "writers, \(figures.hotWriters.writers) on \(figures.hotWriters.hotUsers) users: "
                + "\(Int((figures.hotWriters.share * 100).rounded())) % of their rate with live totals",
            archive("ordertop", figures.archive.ordertop), archive("naive", figures.archive.naive),
            "nothing moves: \(words(figures.archive.writerAlone))",
        ]).joined(separator: "\n")
    }

    private var direct: [String] {
        figures.direct.map { direct in
            "direct, \(direct.index ?? "no index"): p50 \(direct.timings.engine.p50) ms"
                + (direct.buildSeconds.map { ", built in \($0) s" } ?? "")
        }
    }

    private func archive(_ name: String, _ method: ServerArchive.MethodFigures) -> String {
        "archive, \(name): \(Int(method.rowsPerSecond).grouped) rows/s, \(words(method.writer)), "
            + (method.nothingLost ? "nothing lost" : "ORDERS LOST OR TWICE")
    }

    private func words(_ commits: CommitFigures) -> String {
        "commits p99 \(commits.p99 ?? 0) ms, max \(commits.max ?? 0) ms"
    }
}
