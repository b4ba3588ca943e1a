import ArgumentParser
import OrdersCore

/// Which orders are old enough.
struct ArchivePolicyOption: ParsableArguments {
    @Option(
        name: .customLong("older-than"),
        help: ArgumentHelp("How old an order must be, such as 2y, 18mo or 90d.", valueName: "age"),
        transform: Reading.age)
    var olderThan = Age(2, .years)

    @Option(
        name: .customLong("keep-status"),
        help: ArgumentHelp(
            "Leave orders of this status in main, however old; may be given again.", valueName: "status"))
    var keptStatuses: [String] = []

    var policy: ArchivePolicy { ArchivePolicy(olderThan: olderThan, keptStatuses: keptStatuses) }
}

/// What an archive run moves, and how.
struct ArchiveRunOptions: ParsableArguments {
    @OptionGroup var age: ArchivePolicyOption
    @OptionGroup var pacing: PacingOption
}

/// How many rows a run may move.
struct RowLimitOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Move at most so many orders.", valueName: "rows"),
        transform: Reading.count(1...1_000_000_000_000))
    var limit: Int?

    var rows: Int64? { limit.map { Int64($0) } }
}

/// How much a run may get in others' way.
struct PacingOption: ParsableArguments {
    @Option(
        name: .customLong("max-writer-stall"),
        help: ArgumentHelp("How long a batch may make writers wait.", valueName: "duration"),
        transform: Reading.duration)
    var maxWriterStall = Duration.milliseconds(10)

    @Option(
        name: .customLong("only-between"),
        help: ArgumentHelp(
            "Work in these hours (UTC) only, and wait outside of them, such as 01:00-05:00.",
            valueName: "hours"),
        transform: Reading.hours)
    var hours: WorkingHours?
}

/// Which job is meant.
struct JobArgument: ParsableArguments {
    @Argument(
        help: "The number of a job of any kind; by default the one unfinished archive or restore run.",
        transform: Reading.count(1...Int.max))
    var job: Int?
}
