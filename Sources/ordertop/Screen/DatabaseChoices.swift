import Dashboard
import OrdersCore

/// What one can go to from the dashboard: the databases of the configuration file, and the one that the program was started
/// on where that has no name.
struct DatabaseChoices: Sendable {
    /// The options of the command line.
    let first: CommonOptions

    /// - Throws: `OrdersError` where an address can't be read.
    var all: [DatabaseChoice] {
        get throws {
            let named = try configured.map { database in
                let isReadOnly = try database.values[SettingTable.readOnly.key].map {
                    try SettingTable.readOnly.read($0.text)
                }
                return choice(
                    database.name, try DatabaseLocation(named: database.address.text), isReadOnly ?? false)
            }
            guard first.settings?.database == nil else { return named }
            return [choice(try id(of: first), try DatabaseLocation(first), first.readOnly)] + named
        }
    }

    /// What the database is told apart by that these options open.
    func id(of options: CommonOptions) throws -> DatabaseChoice.ID {
        if let name = options.settings?.database?.name { return name }
        let location = try DatabaseLocation(options)
        guard case .server = location else {
            let file = location.name.split(separator: "/").last.map(String.init) ?? location.name
            return ConfiguredDatabase.canBeNamed(file) ? "./\(file)" : file
        }
        return location.name
    }

    /// The options that open a database.
    ///
    /// - Throws: what a setting's reader throws.
    func options(for id: DatabaseChoice.ID) throws -> CommonOptions {
        configured.contains { $0.name == id } ? try first.going(to: id) : first
    }

    private var configured: [ConfiguredDatabase] { first.settings?.configuration.databases ?? [] }

    private func choice(
        _ id: DatabaseChoice.ID, _ location: DatabaseLocation, _ isReadOnly: Bool
    ) -> DatabaseChoice {
        DatabaseChoice(id: id, engine: location.engine, address: location.name, isReadOnly: isReadOnly)
    }
}
