import ArgumentParser
import OrdersCore

/// `ordertop plan`: how the engine answers a query.
struct PlanCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show how the database answers a query.",
        discussion: """
            --of top is the report, views a user's recent views, orders a user's orders by date, archive what \
            finds the orders that are old enough for the archive, users the search for a user by the start of a \
            name. --analyze also runs the query and says how long it took.

            Examples:
              ordertop plan
              ordertop plan --of orders --analyze --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Option(help: "Which query: top, views, orders, archive or users.")
    var of = KnownQuery.top

    @Flag(help: "Run the query and measure it.")
    var analyze = false

    func run() async throws {
        let plan = try await common.withStore(for: .read) { store in
            try await store.plan(of: of, measured: analyze, at: common.now)
        }
        try Console.standard.print(OutputDocument(plan), as: output.format)
    }
}

extension OutputDocument {
    /// A query plan, outermost step first.
    init(_ plan: QueryPlan) {
        let table = OutputTable(
            columns: [.number("depth"), .text("detail"), .text("scans_table")],
            rows: plan.nodes.map { [.integer($0.depth), .text($0.detail), .boolean($0.scansTable)] })
        let elapsed = plan.elapsed.map { ", \($0.inMilliseconds.fixed(1)) ms" } ?? ""
        self.init(
            [
                ("query", .text(plan.query.rawValue)), ("access", .text(plan.access.rawValue)),
                ("indexes", .list(plan.indexNames)),
                ("elapsed_us", .optional(plan.elapsed) { .integer($0.microseconds) }),
                ("statement", .text(plan.statement)),
            ],
            rows: table, as: "nodes",
            captions: ["\(plan.query.rawValue): \(plan.access.rawValue)\(elapsed)."])
    }
}
