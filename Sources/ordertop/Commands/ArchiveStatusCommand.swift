import ArgumentParser
import OrdersCore

/// `ordertop archive status`: what is where, and what could move.
struct ArchiveStatusCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how many orders main and archive hold, and how many are eligible.",
        discussion: """
            Counts the tables, so it takes a while on large ones. Flagged orders (`archive run --flag`) count as the \
            archive's, as in `ordertop orders`, and are given by themselves, too.

            Examples:
              ordertop archive status
              ordertop archive status --older-than 1y --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var age: ArchivePolicyOption

    var given: [String: String] { common.given + age.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try age.take(settings)
    }

    func run() async throws {
        let document = try await common.withStore(for: .read) { store in
            let status = try await store.archiveStatus(policy: age.policy, at: common.now)
            let jobs = store.isSetUp ? try await store.jobs(includingFinished: false) : []
            let job = jobs.first { $0.draft.kind.movesOrders }
            return OutputDocument(status, olderThan: age.olderThan, job: job, host: .thisProcess)
        }
        try Console.standard.print(document, as: output.format)
    }
}

extension OutputDocument {
    /// Main and archive.
    init(_ status: ArchiveStatus, olderThan: Age, job: JobRecord?, host: JobHost) {
        let columns: [OutputColumn] = [
            .text("place"), .number("rows"), .number("bytes", title: "size"),
            .text("oldest", title: "oldest (UTC)"), .text("newest", title: "newest (UTC)"),
        ]
        let table = OutputTable(
            columns: columns,
            rows: [("main", status.main), ("archive", status.archive)].map { [.text($0)] + $1.cells })
        let holding = { (holding: ArchiveStatus.Holding) in
            OutputTable(columns: Array(columns.dropFirst()), rows: [holding.cells]).json.first ?? .null
        }
        self.init(
            table: table,
            json: .object([
                .init("main", holding(status.main)), .init("archive", holding(status.archive)),
                .init("eligible_rows", .number(String(status.eligibleRows))),
                .init("flagged_rows", .number(String(status.flaggedRows))),
                .init("older_than", .text(olderThan.description)),
                .init("cutoff", .text(status.cutoff.iso8601)),
                .init("place", .text(status.place.kind)),
                .init("file", status.place.path.map(JSONValue.text) ?? .null),
                .init("server", status.place.address.map(JSONValue.text) ?? .null),
                .init("trouble", status.trouble.map(JSONValue.text) ?? .null),
                .init("job", job.map { OutputDocument(job: $0, host: host).json } ?? .null),
            ]),
            captions: [
                "\(status.eligibleRows.grouped) orders are eligible: older than \(olderThan.words), "
                    + "before \(status.cutoff.iso8601)."
            ] + status.flagCaption
                + [status.place.name.map { "The archive is in \($0)." }, status.trouble].compactMap(\.self)
                + (job.map { [$0.summary(host.phase(of: $0))] } ?? []))
    }
}

extension ArchivePlace {
    fileprivate var kind: String {
        switch self {
        case .table: "table"
        case .file: "file"
        case .server: "server"
        }
    }
}

extension ArchiveStatus {
    fileprivate var flagCaption: [String] {
        guard flaggedRows > 0 else { return [] }
        return ["\(flaggedRows.grouped) of the archive's orders are flagged and still in main's table."]
    }
}

extension ArchiveStatus.Holding {
    fileprivate var cells: [OutputCell] {
        [
            .integer(rows), .optional(bytes, OutputCell.bytes), .optional(oldest, OutputCell.instant),
            .optional(newest, OutputCell.instant),
        ]
    }
}
