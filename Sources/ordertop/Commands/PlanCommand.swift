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
            name. Steps that read a whole table are marked; --raw shows the database's own words instead of \
            ordertop's, and JSON has both. --analyze also runs the query, times it, and counts in a second run \
            how many rows it looks at.

            Examples:
              ordertop plan
              ordertop plan --of orders --analyze --format json
              ordertop plan --of archive --raw
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Option(help: "Which query: top, views, orders, archive or users.")
    var of = KnownQuery.top

    @Flag(help: "Run the query, measure it and count the rows it reads.")
    var analyze = false

    @Flag(help: "Show the plan in the database's own words.")
    var raw = false

    func run() async throws {
        let plan = try await common.withStore(for: .read) { store in
            var plan = try await store.plan(of: of, measured: analyze, at: common.now)
            if analyze { plan.measurement?.rowsRead = try await store.rowsRead(by: of, at: common.now) }
            return plan
        }
        try Console.standard.print(OutputDocument(plan, isRaw: raw), as: output.format)
    }
}

extension OutputDocument {
    /// A query plan, outermost step first. JSON and CSV have the engine's words and ordertop's.
    init(_ plan: QueryPlan, isRaw: Bool) {
        let table = OutputTable(
            columns: [
                .number("depth"), isRaw ? .text("detail") : .hidden("detail"), .text("scans_table"),
                isRaw ? .hidden("step") : .text("step"), .hidden("kind"), .hidden("table"), .hidden("index"),
                .hidden("covering"), .number("estimated_rows", title: "about rows"),
            ],
            rows: plan.nodes.map(OutputDocument.row))
        self.init(
            [
                ("query", .text(plan.query.rawValue)), ("access", .text(plan.access.rawValue)),
                ("indexes", .list(plan.indexNames)),
                ("elapsed_us", .optional(plan.elapsed) { .integer($0.microseconds) }),
                ("statement", .text(plan.statement)),
                ("rows_read", .optional(plan.measurement?.rowsRead, OutputCell.integer)),
                ("rows_returned", .optional(plan.measurement?.rowsReturned, OutputCell.integer)),
            ],
            rows: table, as: "nodes",
            captions: ["\(plan.query.rawValue): \(plan.access.rawValue)\(OutputDocument.measured(plan))."])
    }

    private static func row(_ node: QueryPlan.Node) -> [OutputCell] {
        let indent = String(repeating: "  ", count: min(max(0, node.depth), 8))
        return [
            .integer(node.depth), .text(node.detail), .boolean(node.scansTable), .text(indent + node.words),
            .text(node.step.kind.rawValue), .optional(node.step.table, OutputCell.text),
            .optional(node.step.index, OutputCell.text), .boolean(node.step.isCovering),
            .optional(node.estimatedRows, OutputCell.integer),
        ]
    }

    private static func measured(_ plan: QueryPlan) -> String {
        guard let measurement = plan.measurement else { return "" }
        let read = measurement.rowsRead.map { "\($0.grouped) rows read for " } ?? ""
        return
            ", \(measurement.elapsed.inMilliseconds.fixed(1)) ms, \(read)\(measurement.rowsReturned.grouped) "
            + "returned"
    }
}
