import ArgumentParser
import OrdersCore

/// `ordertop archive run`: moves eligible orders to the archive.
struct ArchiveRunCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Move old orders to the archive.",
        discussion: """
            Each batch is one short transaction: copied, verified and only then removed. With the archive elsewhere \
            (--to), for SQLite in a file of its own and for PostgreSQL in another database of this server or of \
            another, a batch is several, each in one of the two, and is finished by whoever goes \
            on if it was interrupted. Between batches the \
            run rests, so that writers get through. Ctrl-C pauses at a checkpoint; `ordertop archive resume` \
            goes on, here or anywhere else. Rows of the tables that the schema file names under `children` move \
            with their orders. The database needs `ordertop setup` first.

            With --flag the run first flags all of its orders, at once and whatever --only-between says: they stay in \
            main's table, but order history counts them as archived, so `ordertop orders --route main` \
            hides them long before they have moved. Then it moves them, in the hours that --only-between allows. Flags are a table of \
            ordertop's own; report and live totals don't notice them. A flagged order that is edited moves as it \
            is then; one that may no longer move, or has another date, is main's again. Cancelling the run shows \
            all orders again that haven't moved. If it fails they stay hidden: another run moves them, `ordertop \
            archive restore` shows them.

            The place is remembered with the database, a password never is: it comes from .pgpass, the environment \
            or the service file each time, and one in the address of --to is left out.

            Examples:
              ordertop archive run --dry-run
              ordertop archive run --older-than 18mo --max-writer-stall 5ms
              ordertop archive run --keep-status pending --keep-status disputed
              ordertop archive run --only-between 01:00-05:00 --yes
              ordertop archive run --limit 100000 --yes --format json
              ordertop archive run --to archive.sqlite
              ordertop archive run --to postgres://shop@db2.example.org/orders_archive
              ordertop archive run --to service=archive
              ordertop archive run --flag --only-between 01:00-05:00 --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var archive: ArchiveRunOptions
    @OptionGroup var most: RowLimitOption

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "Keep the archive in a file of its own (SQLite), or in another database (PostgreSQL): it is made there, and the place remembered.",
            valueName: "file-or-address"),
        completion: .file(), transform: Reading.archivePlace)
    var place: ArchivePlace?

    @Flag(
        name: .customLong("to-table"),
        help: "Keep the archive beside the orders again; the place it is in must be empty.")
    var isToTable = false

    @Flag(
        name: .customLong("flag"),
        help: "Hide the orders from main's route first, at once, and move them then.")
    var flagsFirst = false

    func validate() throws {
        guard place == nil || !isToTable else {
            throw ValidationError("name a place with --to, or choose --to-table; not both.")
        }
    }

    var given: [String: String] { common.given + archive.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try archive.take(settings)
    }

    func run() async throws {
        try await common.move(
            archive.age.policy.selection(at: common.now, limit: most.rows, flagsFirst: flagsFirst),
            into: isToTable ? .table : place, archive.pacing, confirmation: confirmation,
            format: output.format)
    }
}

extension CommonOptions {
    /// Moves orders as a job, either way.
    ///
    /// - Parameter place: where the archive shall be kept from then on; nil leaves it where it is.
    func move(
        _ selection: ArchiveSelection, into place: ArchivePlace? = nil, _ pacing: PacingOption,
        confirmation: ConfirmationOptions,
        format: OutputFormat
    ) async throws {
        try await withStore(for: .change) { store in
            let rows = try await store.previewMove(of: selection).rows
            let job = MoveJob(
                selection: selection, into: place, rows: rows, maxWriterStall: pacing.maxWriterStall,
                onlyBetween: pacing.hours, archive: store)
            try await JobSession(store: store, format: format)
                .start(job, confirmation: Confirmation(confirmation))
        }
    }
}
