import ArgumentParser

/// A command on a database.
protocol DatabaseCommand: AsyncParsableCommand, SettableOptions {
    var common: CommonOptions { get set }

    /// Which database it works on where the command line names none.
    static var unnamedDatabase: UnnamedDatabase { get }
}

extension DatabaseCommand {
    static var unnamedDatabase: UnnamedDatabase { .configured }

    var given: [String: String] { common.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
    }

    /// Finds out what holds for this run, and takes it over.
    ///
    /// - Throws: `ConfigurationMistakes`, and what a setting's reader throws.
    mutating func configure(_ file: ConfigurationFile, variables: [String: String]) throws {
        var (configuration, variables) = (try file.read(), variables)
        if Self.unnamedDatabase != .configured { configuration.values[SettingTable.database.key] = nil }
        if Self.unnamedDatabase == .demo {
            let settings = SettingTable.all.filter {
                $0.belongsToDatabase || $0.key == SettingTable.database.key
            }
            for setting in settings { variables[setting.variable] = nil }
        }
        try take(Settings(options: given, variables: variables, configuration: configuration))
    }
}
