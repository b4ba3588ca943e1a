import ArgumentParser
import Foundation
import OrdersCore
import PostgresStore

/// The options that every command on a database takes.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .customLong("db"),
        help: ArgumentHelp(
            "The database: a SQLite file or postgres://…. Default: ORDERTOP_DB, else the demo database.",
            discussion: """
                A server's address has any form that libpq takes, service=NAME among them; what it leaves out comes from \
                PGHOST and friends and from .pgpass. A password is better kept there than on the command line.
                """,
            valueName: "path-or-address"),
        completion: .file())
    var database: String?

    @Option(
        name: .customLong("schema"),
        help: ArgumentHelp(
            "A YAML file that names the database's tables and columns, where they aren't the demo's.",
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var schemaFile: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "The instant to take as now, in ISO 8601, UTC unless it has an offset.", valueName: "instant"),
        transform: Reading.instant)
    var asOf: Instant?

    @Flag(name: .customLong("read-only"), help: "Open the database so that nothing can change it.")
    var readOnly = false

    @Option(
        name: .customLong("log"),
        help: ArgumentHelp(
            "Append what happens and the causes of errors to this file. Default: ORDERTOP_LOG, else none.",
            valueName: "file"),
        completion: .file())
    var log: String?

    @Option(
        help: ArgumentHelp(
            "A replica of the server of --db, for reports and order history. Default: ORDERTOP_REPLICA, else none.",
            valueName: "address"))
    var replica: String?

    @Option(
        help: ArgumentHelp("How far the replica may be behind (default: 5s).", valueName: "duration"),
        transform: Reading.duration)
    var maxLag: Duration?

    /// What the command takes as now.
    var now: Instant { asOf ?? .systemNow }

    /// Refuses a chosen instant where only the present makes sense.
    ///
    /// - Throws: `ValidationError`.
    func requireNow(for subject: String) throws {
        guard asOf != nil else { return }
        throw ValidationError("\(subject) are about now; leave --as-of out.")
    }

    /// The replica that is named, if any.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`) when it is no address.
    var replicaAddress: ServerAddress? {
        get throws {
            let named = replica ?? ProcessInfo.processInfo.nonEmptyEnvironment("ORDERTOP_REPLICA")
            return try named.map { try ServerAddress($0) }
        }
    }

    /// The file to log to, if any.
    var logPath: String? {
        log ?? ProcessInfo.processInfo.nonEmptyEnvironment("ORDERTOP_LOG")
    }
}

extension ProcessInfo {
    /// A variable of the environment; nil where it is unset or empty.
    func nonEmptyEnvironment(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
