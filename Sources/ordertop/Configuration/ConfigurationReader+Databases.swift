import OrdersCore
import PostgresStore
import Yams

// The databases by name.
extension ConfigurationReader {
    mutating func readDatabases(_ node: Node) {
        for (key, node) in pairs(in: node, of: "databases") ?? [] {
            guard ConfiguredDatabase.canBeNamed(key.name) else {
                note(key.place, "a database's name is made of letters, digits, - and _.")
                continue
            }
            if let database = database(key, node) { found.databases.append(database) }
        }
    }

    /// A database as a set of keys, or as its address alone.
    private mutating func database(_ key: ConfigurationKey, _ node: Node) -> ConfiguredDatabase? {
        let name = "databases.\(key.name)"
        guard node.mapping != nil else {
            return address(node, of: name).map {
                ConfiguredDatabase(name: key.name, address: $0, values: [:])
            }
        }
        var (address, values): (ConfiguredValue?, [String: ConfiguredValue]) = (nil, [:])
        let nodes = pairs(in: node, of: name) ?? []
        for (key, node) in nodes {
            if key.name == "address" {
                address = self.address(node, of: "\(name).address")
            } else if let setting = ConfigurationReader.databaseSetting(key.name) {
                values[setting.key] = value(of: setting, node)
            } else {
                let known = ["address"] + SettingTable.all.filter(\.belongsToDatabase).map(\.key)
                note(
                    key.place,
                    "a database has no \(key.name); " + Spelling.advice(for: key.name, among: known))
            }
        }
        guard nodes.contains(where: { $0.key.name == "address" }) else {
            note(key.place, "\(name) has no address; give it a path or a postgres:// address.")
            return nil
        }
        guard let address else { return nil }
        checkReplica(values["replica"], of: address)
        return ConfiguredDatabase(name: key.name, address: address, values: values)
    }

    private static func databaseSetting(_ key: String) -> (any NamedSetting)? {
        SettingTable.all.first { $0.key == key && $0.belongsToDatabase }
    }

    private mutating func address(_ node: Node, of name: String) -> ConfiguredValue? {
        guard let text = text(node, of: name) else { return nil }
        let place = place(of: node)
        do {
            if case .server(let address) = try DatabaseLocation(named: text) {
                checkPassword(of: address, place, name)
                return ConfiguredValue(text: text, place: place)
            }
        } catch {
            note(place, "\(name): \(ConfigurationReader.words(for: error))")
            return nil
        }
        return ConfiguredValue(text: PathText.absolute(text, besides: path), place: place)
    }

    private mutating func checkPassword(of address: ServerAddress, _ place: FilePlace, _ name: String) {
        guard address.holdsPassword, !isPrivate else { return }
        note(
            place,
            "\(name) holds a password that others can read here; keep it in ~/.pgpass, or `chmod 600` this file."
        )
    }

    private mutating func checkReplica(_ replica: ConfiguredValue?, of address: ConfiguredValue) {
        guard let replica else { return }
        guard ServerAddress.isOne(address.text) else {
            return note(replica.place, "a SQLite file has no replica; leave the line out.")
        }
        if let server = try? ServerAddress(replica.text) {
            checkPassword(of: server, replica.place, "replica")
        }
    }

    /// `database` must be a name, or clearly a path or an address.
    mutating func checkStandardDatabase() {
        guard let value = found.values[SettingTable.database.key] else { return }
        if let server = try? ServerAddress(value.text), ServerAddress.isOne(value.text) {
            checkPassword(of: server, value.place, SettingTable.database.key)
        }
        let names = found.databases.map(\.name)
        guard ConfiguredDatabase.canBeNamed(value.text), !names.contains(value.text) else { return }
        let advice =
            names.isEmpty ? "name it below databases." : Spelling.advice(for: value.text, among: names)
        note(value.place, "there is no database \(value.text) below databases; \(advice)")
    }
}
