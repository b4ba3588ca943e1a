import ArgumentParser
import OrdersCore

/// `ordertop config show`: what holds, and why.
struct ConfigShowCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what holds for a command with these options, and where each value came from.",
        discussion: """
            Every setting with its value and its source: the option, the variable of the environment, the file with its \
            line, or the default. Then the databases and keys of the configuration file. Passwords are left out.

            Examples:
              ordertop config show
              ordertop config show --db production --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var archive: ArchiveRunOptions

    var given: [String: String] { common.given + screen.given + archive.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try screen.take(settings)
        try archive.take(settings)
    }

    func run() async throws {
        guard let settings = common.settings else { return }
        try Console.standard.print(OutputDocument(settings), as: output.format)
    }
}

extension OutputDocument {
    /// The effective configuration.
    init(_ settings: Settings) {
        let rows =
            SettingTable.all.map { OutputDocument.row($0, settings) } + OutputDocument.fileRows(settings)
        let path = settings.configuration.path
        let file = ConfigurationFile(path: path).exists ? "The file is \(path)." : "There is no file \(path)."
        self.init(
            rows: OutputTable(
                columns: [
                    .text("setting"), .text("value"), .text("source"), .text("place", title: "from"),
                    .hidden("file"),
                ], rows: rows),
            captions: [file])
    }

    private static func row(_ setting: any NamedSetting, _ settings: Settings) -> [OutputCell] {
        guard let entry = settings[setting] else { return row(setting.key, setting.standard, .standard) }
        return row(setting.key, Settings.shown(entry.text, of: setting), entry.source)
    }

    /// What only the file has: the databases by name and the changed keys.
    private static func fileRows(_ settings: Settings) -> [[OutputCell]] {
        let configuration = settings.configuration
        let databases = configuration.databases.flatMap { database in
            let name = "databases.\(database.name)"
            let values = SettingTable.all.compactMap { setting in
                database.values[setting.key].map {
                    row("\(name).\(setting.key)", Settings.shown($0.text, of: setting), .file($0.place))
                }
            }
            return [row("\(name).address", database.shownAddress, .file(database.address.place))] + values
        }
        let keys = configuration.keys.map { changed in
            row(
                "keys.\(changed.command.name)", changed.keys.map(\.key.word).joined(separator: " "),
                .file(changed.place))
        }
        return databases + keys
    }

    private static func row(_ name: String, _ value: String, _ source: SettingSource) -> [OutputCell] {
        [
            .text(name), .text(value), .text(source.kind), .optional(source.place, OutputCell.text),
            .optional(source.path, OutputCell.text),
        ]
    }
}

extension Settings {
    /// A value as it may be shown: of an address everything but its password.
    static func shown(_ text: String, of setting: any NamedSetting) -> String {
        guard [SettingTable.database.key, SettingTable.replica.key].contains(setting.key) else {
            return setting.normal(text)
        }
        return (try? DatabaseLocation(named: text))?.name ?? ""
    }
}
