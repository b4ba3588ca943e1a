import ArgumentParser
import OrdersCore

/// Which orders are old enough.
struct ArchivePolicyOption: ParsableArguments, SettableOptions {
    @Option(
        name: .customLong("older-than"),
        help: ArgumentHelp(
            "How old an order must be, such as 18mo or 90d (default: \(ArchivePolicyOption.standardAge)).",
            valueName: "age"),
        transform: Reading.age)
    var chosenAge: Age?

    @Option(
        name: .customLong("keep-status"),
        help: ArgumentHelp(
            "Leave orders of this status in main, however old; may be given again.", valueName: "status"))
    var keptStatuses: [String] = []

    var olderThan: Age { chosenAge ?? ArchivePolicyOption.standardAge }

    static let standardAge = Age(2, .years)

    var given: [String: String] {
        [String: String](given: [(SettingTable.olderThan, chosenAge?.description)])
    }

    mutating func take(_ settings: Settings) throws {
        chosenAge = try settings.value(SettingTable.olderThan)
    }

    var policy: ArchivePolicy { ArchivePolicy(olderThan: olderThan, keptStatuses: keptStatuses) }
}

/// What an archive run moves, and how.
struct ArchiveRunOptions: ParsableArguments, SettableOptions {
    @OptionGroup var age: ArchivePolicyOption
    @OptionGroup var pacing: PacingOption

    var given: [String: String] { age.given + pacing.given }

    mutating func take(_ settings: Settings) throws {
        try age.take(settings)
        try pacing.take(settings)
    }
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
struct PacingOption: ParsableArguments, SettableOptions {
    @Option(
        name: .customLong("max-writer-stall"),
        help: ArgumentHelp(
            "How long a batch may make writers wait (default: \(PacingOption.standardStall.typed)).",
            valueName: "duration"),
        transform: Reading.duration)
    var chosenStall: Duration?

    @Option(
        name: .customLong("only-between"),
        help: ArgumentHelp(
            "Work in these hours (UTC) only, and wait outside of them, such as 01:00-05:00.",
            valueName: "hours"),
        transform: Reading.hours)
    var hours: WorkingHours?

    var maxWriterStall: Duration { chosenStall ?? PacingOption.standardStall }

    static let standardStall = Duration.milliseconds(10)

    var given: [String: String] {
        [String: String](given: [
            (SettingTable.maxWriterStall, chosenStall?.typed), (SettingTable.hours, hours?.description),
        ])
    }

    mutating func take(_ settings: Settings) throws {
        chosenStall = try settings.value(SettingTable.maxWriterStall)
        hours = try settings.value(SettingTable.hours)
    }
}

/// Which job is meant.
struct JobArgument: ParsableArguments {
    @Argument(
        help: "The number of a job of any kind; by default the one unfinished archive or restore run.",
        transform: Reading.count(1...Int.max))
    var job: Int?
}
