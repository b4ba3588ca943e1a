import ArgumentParser
import OrdersCore
import SampleData

/// `ordertop traffic`: a shop's application at work.
struct TrafficCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffic",
        abstract: "Place orders and record views as a shop's application would.",
        discussion: """
            Writes to a generated shop from a connection of its own, three views to an order, and prints how \
            many commits there were and how long they took: what the shop's users feel while ordertop works. \
            Without --duration it goes on until Ctrl-C; a Ctrl-C before --duration is over exits 130.

            Examples:
              ordertop traffic --rate 50
              ordertop traffic --rate 200 --duration 30s --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var answer: YesOption

    @Option(help: "Orders per second, on average.", transform: Reading.rate(allowingNone: false))
    var rate = 10.0

    @Option(
        help: ArgumentHelp("How long to go on; seconds unless it has a unit.", valueName: "span"),
        transform: Reading.span)
    var duration: Duration?

    func validate() throws {
        if common.readOnly { throw ValidationError("traffic writes; leave --read-only out.") }
        try common.requireOwnTables("traffic writes to the demo's own tables")
    }

    static var unnamedDatabase: UnnamedDatabase { .ofEnvironment }

    func run() async throws {
        try common.requireWritable()
        try common.requireOwnTables("traffic writes to the demo's own tables")
        let shop = try await DatabaseLocation(common).openShop()
        let traffic = try ShopTraffic(shop: shop, rate: rate, isShown: true)
        let report = try await traffic.run(for: duration)
        try Console.standard.print(OutputDocument(report), as: output.format)
        if duration != nil, Task.isCancelled { throw ExitCode(Failure.interrupted) }
    }
}

extension OutputDocument {
    /// What traffic did and what it cost.
    init(_ report: TrafficReport) {
        let milliseconds = { OutputCell.decimal(($0 as Duration).inMilliseconds, places: 3) }
        self.init(
            object: OutputTable(
                columns: [
                    .number("seconds"), .number("commits"), .number("commits_per_second", title: "commits/s"),
                    .number("orders"), .number("views"), .number("status_changes"), .number("p50_ms"),
                    .number("p99_ms"), .number("max_ms"), .hidden("busy_retries"), .hidden("stalled_ms"),
                    .hidden("left_out_ms"),
                ],
                rows: [
                    [
                        .decimal(report.elapsed.inSeconds, places: 1), .integer(report.commits),
                        .decimal(report.commitsPerSecond, places: 1), .integer(report.orders),
                        .integer(report.views), .integer(report.statusChanges),
                        .optional(report.p50, milliseconds), .optional(report.p99, milliseconds),
                        .optional(report.max, milliseconds), .integer(report.busyRetries),
                        milliseconds(report.stalled), milliseconds(report.leftOut),
                    ]
                ]))
    }
}
