import Dashboard

/// What the configuration file says; nothing where there is none.
struct ConfigurationContents: Sendable {
    let path: String
    /// Settings for every database, by key.
    var values: [String: ConfiguredValue] = [:]
    /// In the order of the file.
    var databases: [ConfiguredDatabase] = []
    var keys: [ConfiguredKeys] = []

    init(path: String) {
        self.path = path
    }

    var keyboard: Keyboard {
        Keyboard(
            Dictionary(keys.map { ($0.command.name, $0.keys.map(\.key)) }) { first, _ in first })
    }

    func database(named name: String) -> ConfiguredDatabase? {
        databases.first { $0.name == name }
    }

    /// What the file sets where that database is opened: its own values come first.
    func values(for database: ConfiguredDatabase?) -> [String: ConfiguredValue] {
        values.merging(database?.values ?? [:]) { $1 }
    }
}
