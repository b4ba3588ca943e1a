import ArgumentParser
import OrdersCore

/// `ordertop indexes advise`: what each index would bring, measured on a sample.
struct IndexesAdviseCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "Measure on a sample which index makes the report fast, and what it costs.",
        discussion: """
            Copies whole users with all their orders into a temporary database, builds each proposed index there, \
            runs the report and inserts orders, and says what to expect at full size: the report's time, the \
            build's, how long writers wait for it, bytes, and what every insert costs more, in batches of up to \
            1,000. The sample and its largest index take less than 5 % of a large database's size, among the \
            temporary files. The database is only read. Ctrl-C stops it, and nothing is left.

            Examples:
              ordertop indexes advise
              ordertop indexes advise --candidate "status, created_at DESC" --format json
              ordertop indexes advise --candidate "(created_at, user_id) WHERE status = 'completed'"
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Option(
        help: ArgumentHelp(
            "Measure this index, too: its columns, or columns in parentheses with a condition. May be repeated.",
            valueName: "columns"))
    var candidate: [String] = []

    func run() async throws {
        let request = AdviceRequest(
            window: ReportWindow(asOf: common.now, isBounded: common.asOf != nil), typed: candidate)
        let progress = ProgressLine()
        defer { progress.clear() }
        let advice = try await common.withStore(for: .read) { store in
            try await store.advise(request) { progress.show(ProgressState($0)) }
        }
        progress.clear()
        try Console.standard.print(OutputDocument(advice), as: output.format)
    }
}

extension ProgressState {
    /// How far an advice is.
    fileprivate init(_ progress: AdviceProgress) {
        self.init(title: progress.stage, done: Int64(progress.fraction * 1_000), total: 1_000, perSecond: 0)
    }
}

extension OutputDocument {
    /// The candidates by rank, with what they were measured on and what to do.
    init(_ advice: MeasuredAdvice) {
        let table = OutputTable(
            columns: [
                .number("rank", title: "#"), .text("name"), .hidden("definition"),
                .number("report_ms", title: "report ms"), .number("build_ms", title: "build ms"),
                .number("writer_wait_ms", title: "writers wait ms"), .number("bytes", title: "size"),
                .number("insert_us"),
            ],
            rows: advice.candidates.enumerated().map { OutputDocument.row($1, rank: $0 + 1) })
        let (sample, recommendation) = (advice.sample, advice.recommendation)
        self.init(
            table: table,
            json: .object([
                .init("today_ms", .number(advice.today.inMilliseconds.fixed(3))),
                .init(
                    "sample",
                    .object([
                        .init("rows", .number(String(sample.rows))),
                        .init("users", .number(String(sample.users))),
                        .init("bytes", .number(String(sample.bytes))),
                        .init("table_rows", .number(String(sample.tableRows))),
                    ])),
                .init("present", .list(advice.present.map(JSONValue.text))),
                .init(
                    "recommendation",
                    .object([
                        .init("name", recommendation.definition.map { .text($0.name) } ?? .null),
                        .init("definition", recommendation.definition.map { .text($0.statement) } ?? .null),
                        .init("reason", .text(recommendation.reason)),
                    ])),
                .init("rows", .list(table.json)),
            ]),
            captions: advice.captions)
    }

    private static func row(_ candidate: CandidateAdvice, rank: Int) -> [OutputCell] {
        [
            .integer(rank), .text(candidate.definition.name), .text(candidate.definition.statement),
            .decimal(candidate.report.inMilliseconds, places: 1),
            .decimal(candidate.build.inMilliseconds, places: 0),
            .optional(candidate.writerWait) { .decimal($0.inMilliseconds, places: 0) },
            .bytes(candidate.bytes), .decimal(candidate.insert.inMilliseconds * 1_000, places: 2),
        ]
    }
}

extension MeasuredAdvice {
    /// What a person wants to know besides the rows.
    fileprivate var captions: [String] {
        let unused = candidates.filter { !$0.isUsed }.map(\.definition.name)
        let measured =
            "The report takes \(today.spoken) today. Measured on a sample of \(sample.rows.grouped) of "
            + "\(sample.tableRows.grouped) orders (\(sample.users.grouped) users, \(sample.bytes.spokenBytes))."
        return [measured]
            + (present.isEmpty ? [] : ["Already there: \(present.joined(separator: ", "))."])
            + (unused.isEmpty ? [] : ["The report wouldn't use: \(unused.joined(separator: ", "))."])
            + [recommendation.reason]
    }
}
