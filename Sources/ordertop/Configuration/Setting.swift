import ArgumentParser
import OrdersCore

/// Something that a person may set by an option, by a variable of the environment or in the configuration file.
struct Setting<Value: Sendable>: NamedSetting {
    let key: String
    let option: String
    let standard: String
    var belongsToDatabase = false
    var isPath = false
    /// Reads what a person wrote; throws `ValidationError` or `OrdersError` with what was expected.
    let read: @Sendable (String) throws -> Value

    func check(_ text: String) throws {
        _ = try read(text)
    }

    func normal(_ text: String) -> String {
        (try? read(text) as? Bool)?.typed ?? text
    }
}

/// A setting, whatever its type.
protocol NamedSetting: Sendable {
    /// Its name in the file, with the names of what it is in: `archive.older_than`.
    var key: String { get }
    /// Its option on the command line.
    var option: String { get }
    /// What holds where nobody has set it, in words.
    var standard: String { get }
    /// Whether it describes the database, and is written with it below `databases`.
    var belongsToDatabase: Bool { get }
    /// Whether it names a file, which the configuration file names from its own folder.
    var isPath: Bool { get }

    /// A value in the one form in which it is shown: `yes` for `true`.
    func normal(_ text: String) -> String

    /// - Throws: an error that says what was expected where a text isn't a value of this setting.
    func check(_ text: String) throws
}

extension NamedSetting {
    /// Its variable of the environment: `ORDERTOP_ARCHIVE_OLDER_THAN`.
    var variable: String {
        let name = key == "database" ? "db" : key
        return "ORDERTOP_" + name.uppercased().replacing(".", with: "_")
    }
}
