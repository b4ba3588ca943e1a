import OrdersCore
import Yams

/// Turns the nodes of a YAML text into a configuration, and collects what is wrong on the way.
struct ConfigurationReader {
    /// The file's name, for places.
    let path: String
    /// Whether nobody but its owner can read the file.
    let isPrivate: Bool
    var found: ConfigurationContents
    var mistakes: [ConfigurationMistake] = []

    init(path: String, isPrivate: Bool) {
        self.path = path
        self.isPrivate = isPrivate
        found = ConfigurationContents(path: path)
    }

    /// What was read.
    ///
    /// - Throws: `ConfigurationMistakes` when anything is wrong.
    func configuration() throws -> ConfigurationContents {
        guard mistakes.isEmpty else { throw ConfigurationMistakes(mistakes) }
        return found
    }

    mutating func read(_ root: Node) {
        guard let pairs = pairs(in: root, of: "the configuration") else { return }
        for (key, node) in pairs {
            switch key.name {
            case "databases": readDatabases(node)
            case "archive": readArchive(node)
            case "keys": readKeys(node)
            default: readSetting(key, node)
            }
        }
        checkStandardDatabase()
        checkKeys()
    }

    private mutating func readArchive(_ node: Node) {
        for (key, node) in pairs(in: node, of: "archive") ?? [] {
            guard let setting = SettingTable.named("archive.\(key.name)") else {
                let known = SettingTable.all.map(\.key).filter { $0.hasPrefix("archive.") }
                note(
                    key.place,
                    "archive has no \(key.name); "
                        + Spelling.advice(for: key.name, among: known.map { String($0.dropFirst(8)) }))
                continue
            }
            found.values[setting.key] = value(of: setting, node)
        }
    }

    private mutating func readSetting(_ key: ConfigurationKey, _ node: Node) {
        let settings = SettingTable.all.filter { !$0.belongsToDatabase && !$0.key.contains(".") }
        guard let setting = settings.first(where: { $0.key == key.name }) else {
            return note(key.place, words(forUnknown: key.name, settings.map(\.key)))
        }
        found.values[setting.key] = value(of: setting, node)
    }

    private func words(forUnknown key: String, _ known: [String]) -> String {
        if let setting = SettingTable.all.first(where: { $0.key == key || $0.key.hasSuffix("." + key) }) {
            let section = setting.belongsToDatabase ? "the database's name below databases" : "archive"
            return "\(key) belongs below \(section)."
        }
        return "there is no setting \(key); "
            + Spelling.advice(for: key, among: known + ["databases", "archive", "keys"])
    }

    /// A setting's value; nil where it is none, which is noted.
    mutating func value(of setting: any NamedSetting, _ node: Node) -> ConfiguredValue? {
        guard let text = text(node, of: setting.key) else { return nil }
        do {
            try setting.check(text)
        } catch {
            note(place(of: node), "\(setting.key): \(ConfigurationReader.words(for: error))")
            return nil
        }
        let isDatabase = setting.key == SettingTable.database.key
        let isPath = setting.isPath || (isDatabase && !ConfiguredDatabase.canBeNamed(text))
        return ConfiguredValue(
            text: isPath ? PathText.absolute(text, besides: path) : text, place: place(of: node))
    }

    /// What an option's reader says of a text that it can't read.
    static func words(for error: any Error) -> String {
        (error as? OrdersError)?.message ?? Reading.words(for: error)
    }
}
