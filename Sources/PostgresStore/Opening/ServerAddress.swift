import CLibpq
import Foundation
public import OrdersCore

/// Where a database is, in any form that libpq takes: `postgres://…`, `host=… dbname=…`, `service=…`. What it leaves out
/// comes from PGHOST and friends, from the service file and from `.pgpass`, as everywhere.
public struct ServerAddress: Hashable, Sendable {
    /// As it was given, with the password if it has one: never shown, never logged.
    public let text: String
    /// Without the password: `shop on db.example.org`.
    public let name: String
    /// Whether the text holds a password.
    public let holdsPassword: Bool
    /// The database's name alone.
    public let database: String
    let connectTimeout: Duration

    /// - Throws: `OrdersError` (`cannotOpen`) when it is no address, `unsupported` where PostgreSQL's client library is
    ///   missing: whoever asks a server something has an address first.
    public init(_ text: String) throws {
        if let problem = ordertop_load_libpq() {
            throw OrdersError(
                .unsupported,
                "PostgreSQL's client library can't be loaded: install it (`apt install libpq5` on Debian).",
                cause: String(cString: problem))
        }
        let parts = try ServerAddress.parts(of: text)
        self.text = text
        holdsPassword = parts["password"] != nil
        let environment = ProcessInfo.processInfo.environment
        let user = parts["user"] ?? environment["PGUSER"] ?? NSUserName()
        let service = parts["service"] ?? environment["PGSERVICE"]
        database = parts["dbname"] ?? environment["PGDATABASE"] ?? service ?? user
        let host = parts["host"] ?? parts["hostaddr"] ?? environment["PGHOST"]
        let port = parts["port"] ?? environment["PGPORT"]
        name = database + (host.map { " on " + $0 + (port.map { ":" + $0 } ?? "") } ?? "")
        let seconds = (parts["connect_timeout"] ?? environment["PGCONNECT_TIMEOUT"]).flatMap(Int.init)
        connectTimeout = .seconds(seconds.map { max(2, $0) } ?? 10)
    }

    /// The same without what is nobody else's to know, in words that libpq takes: `host=db2 dbname=orders_archive`. A
    /// password comes from `.pgpass`, the environment or the service file instead.
    func withoutPassword() throws -> ServerAddress {
        let parts = try ServerAddress.parts(of: text).filter { !ServerAddress.secrets.contains($0.key) }
        let words = parts.sorted { $0.key < $1.key }.map { "\($0.key)=\(ServerAddress.quoted($0.value))" }
        return try ServerAddress(words.joined(separator: " "))
    }

    /// As the place of an archive.
    public var archiveServer: ArchiveServer {
        get throws {
            let address = try withoutPassword()
            return ArchiveServer(address: address.text, name: address.name)
        }
    }

    private static let secrets: Set<String> = ["password", "sslpassword"]

    private static func quoted(_ value: String) -> String {
        let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        let isPlain = !value.isEmpty && !value.contains { $0.isWhitespace || $0 == "'" || $0 == "\\" }
        return isPlain ? value : "'\(escaped)'"
    }

    /// Whether a text names a server and not a file.
    public static func isOne(_ text: String) -> Bool {
        let text = text.lowercased()
        return ["postgres://", "postgresql://", "service="].contains(where: text.hasPrefix)
            || (text.contains("dbname=") && !text.contains("/dbname="))
    }

    private static func parts(of text: String) throws -> [String: String] {
        var words: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &words) else {
            // libpq repeats the address with its password, so its words aren't shown.
            if let words { PQfreemem(words) }
            throw OrdersError(
                .cannotOpen,
                "The server's address can't be read: write it as postgres://user@host:5432/database.")
        }
        defer { PQconninfoFree(options) }
        var parts: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parts[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return parts
    }

    /// Begins to connect.
    func start() -> OpaquePointer? {
        let keys = ["dbname", "fallback_application_name", "client_encoding"]
        let values = [text, "ordertop", "UTF8"]
        let held = (keys + values).map { strdup($0) }
        defer { held.forEach { free($0) } }
        let keyPointers = held.prefix(keys.count).map { UnsafePointer($0) } + [nil]
        let valuePointers = held.suffix(values.count).map { UnsafePointer($0) } + [nil]
        return PQconnectStartParams(keyPointers, valuePointers, 1)
    }

    /// What a session begins with. Plans are made for the arguments at hand: a partial index is of use only to a planner
    /// that sees the status. Content is compared and hashed as text, so its form must not depend on the server's
    /// configuration.
    var sessionSettings: String {
        """
        SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
        SET extra_float_digits = 1; SET plan_cache_mode = force_custom_plan; SET lock_timeout = '5s';
        SET idle_in_transaction_session_timeout = '5min'; SET statement_timeout = 0; SET jit = off
        """
    }
}
