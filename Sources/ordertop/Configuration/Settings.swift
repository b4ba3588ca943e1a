import Dashboard
import Foundation

/// What holds for this run: every setting with where it came from.
struct Settings: Sendable {
    /// A setting that somebody has set.
    struct Entry: Sendable {
        let text: String
        let source: SettingSource
    }

    let configuration: ConfigurationContents
    /// The database that was chosen by its name in the configuration file, if one was.
    let database: ConfiguredDatabase?
    private let entries: [String: Entry]

    /// - Parameters:
    ///   - options: what was given on the command line, by the setting's key.
    ///   - variables: the environment.
    /// - Throws: `ConfigurationMistakes` for a variable whose value can't be read.
    init(
        options: [String: String] = [:], variables: [String: String] = [:],
        configuration: ConfigurationContents
    ) throws {
        try Settings.check(variables)
        let chosen = SettingLayers(options: options, variables: variables, values: configuration.values)
            .text(of: SettingTable.database)?.text
        let database = chosen.flatMap(configuration.database)
        let layers = SettingLayers(
            options: options, variables: variables, values: configuration.values(for: database))
        self.configuration = configuration
        self.database = database
        let pairs = SettingTable.all.compactMap { setting in
            layers.text(of: setting).map { (setting.key, Entry(text: $0.text, source: $0.source)) }
        }
        entries = Dictionary(pairs) { first, _ in first }
    }

    /// What was set, and where; nil where nobody has set it.
    subscript(_ setting: any NamedSetting) -> Entry? { entries[setting.key] }

    /// A setting's value; nil where nobody has set it.
    ///
    /// - Throws: what the setting's reader throws.
    func value<Value>(_ setting: Setting<Value>) throws -> Value? {
        try self[setting].map { try setting.read($0.text) }
    }

    /// The path or the address of the database; nil for the demo's.
    var address: String? {
        database?.address.text ?? self[SettingTable.database]?.text
    }

    private static func check(_ variables: [String: String]) throws {
        let mistakes = SettingTable.all.compactMap { setting -> ConfigurationMistake? in
            guard let text = variables[setting.variable], !text.isEmpty else { return nil }
            do {
                try setting.check(text)
                return nil
            } catch {
                return ConfigurationMistake(
                    place: nil, words: "\(setting.variable): \(ConfigurationReader.words(for: error))")
            }
        }
        guard mistakes.isEmpty else { throw ConfigurationMistakes(mistakes) }
    }
}
