import ArgumentParser
import Dashboard
import OrdersCore
import PostgresStore

/// Every setting there is.
enum SettingTable {
    static let database = Setting(
        key: "database", option: "--db", standard: "the demo database", read: Reading.nonEmpty)
    static let schema = Setting(
        key: "schema", option: "--schema", standard: "the demo's tables", belongsToDatabase: true,
        isPath: true,
        read: Reading.nonEmpty)
    static let replica = Setting(
        key: "replica", option: "--replica", standard: "none", belongsToDatabase: true
    ) { try ServerAddress($0) }
    static let maxLag = Setting(
        key: "max_lag", option: "--max-lag", standard: PostgresStore.standardMaxLag.typed,
        belongsToDatabase: true, read: Reading.duration)
    static let readOnly = Setting(
        key: "read_only", option: "--read-only", standard: "no", belongsToDatabase: true,
        read: Reading.yesOrNo)
    static let log = Setting(
        key: "log", option: "--log", standard: "none", isPath: true, read: Reading.nonEmpty)

    static let theme = Setting(
        key: "theme", option: "--theme", standard: Theme.standard.name, read: ScreenOptions.theme)
    static let interval = Setting(
        key: "interval", option: "--interval", standard: ScreenOptions.standardInterval.typed,
        read: ScreenOptions.interval)
    static let mouse = Setting(
        key: "mouse", option: "--mouse", standard: "yes", read: Reading.yesOrNo)
    static let ascii = Setting(
        key: "ascii", option: "--ascii", standard: "no", read: Reading.yesOrNo)
    static let cacheTTL = Setting(
        key: "cache_ttl", option: "--cache-ttl", standard: "5m for a report that takes over a second",
        read: Reading.age)

    static let olderThan = Setting(
        key: "archive.older_than", option: "--older-than",
        standard: ArchivePolicyOption.standardAge.description,
        read: Reading.age)
    static let maxWriterStall = Setting(
        key: "archive.max_writer_stall", option: "--max-writer-stall",
        standard: PacingOption.standardStall.typed, read: Reading.duration)
    static let hours = Setting(
        key: "archive.hours", option: "--only-between", standard: "always", read: Reading.hours)

    /// In the order in which they are shown.
    static let all: [any NamedSetting] = [
        database, schema, replica, maxLag, readOnly, theme, interval, mouse, ascii, cacheTTL, olderThan,
        maxWriterStall, hours, log,
    ]

    /// The setting of that name; nil when there is none.
    static func named(_ key: String) -> (any NamedSetting)? {
        all.first { $0.key == key }
    }
}

extension Theme {
    /// The theme of those who choose none.
    static var standard: Theme { all[0] }
}
