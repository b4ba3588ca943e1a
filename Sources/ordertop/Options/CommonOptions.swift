import ArgumentParser
import OrdersCore
import PostgresStore

/// The options that every command on a database takes.
struct CommonOptions: ParsableArguments, SettableOptions {
    @Option(
        name: .customLong("db"),
        help: ArgumentHelp(
            "The database: a name from the configuration file, a SQLite file or postgres://…. "
                + "Default: ORDERTOP_DB, else the configuration's, else the demo database.",
            discussion: """
                A configured name always means that database; a file of the same name is ./NAME. \
                A server's address has any form that libpq takes, service=NAME among them; what it leaves out comes from \
                PGHOST and friends and from .pgpass. A password is better kept there than on the command line.
                """,
            valueName: "database"),
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
            "Append what happens and the causes of errors to this file. Default: ORDERTOP_LOG, else the configuration's.",
            valueName: "file"),
        completion: .file())
    var log: String?

    @Option(
        help: ArgumentHelp(
            "A replica of the server of --db, for reports and order history. Default: ORDERTOP_REPLICA, else the configuration's.",
            valueName: "address"))
    var replica: String?

    @Option(
        help: ArgumentHelp("How far the replica may be behind (default: 5s).", valueName: "duration"),
        transform: Reading.duration)
    var maxLag: Duration?

    /// What holds for this run; nil until it was taken over.
    private(set) var settings: Settings?

    /// The options alone are read from the command line.
    enum CodingKeys: CodingKey {
        case database, schemaFile, asOf, readOnly, log, replica, maxLag
    }

    var given: [String: String] {
        [String: String](given: [
            (SettingTable.database, database), (SettingTable.schema, schemaFile),
            (SettingTable.readOnly, readOnly ? "yes" : nil), (SettingTable.log, log),
            (SettingTable.replica, replica), (SettingTable.maxLag, maxLag?.typed),
        ])
    }

    mutating func take(_ settings: Settings) throws {
        self.settings = settings
        database = settings.address
        schemaFile = try settings.value(SettingTable.schema)
        readOnly = try settings.value(SettingTable.readOnly) ?? false
        log = try settings.value(SettingTable.log)
        replica = settings[SettingTable.replica]?.text
        maxLag = try settings.value(SettingTable.maxLag)
    }

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
            try replica.map { try ServerAddress($0) }
        }
    }

    /// Whether a setting was given on the command line, for just this run.
    func isGiven(_ setting: any NamedSetting) -> Bool {
        if case .flag = settings?[setting]?.source { true } else { false }
    }

    /// The options with which a database is opened that one goes to by its name: what was given for the first one's
    /// address isn't meant for it, but a person who wants to change nothing changes nothing there either.
    ///
    /// - Throws: what a setting's reader throws.
    func going(to name: String) throws -> CommonOptions {
        guard let settings else { return self }
        var (options, given) = (self, [SettingTable.database.key: name])
        if let entry = settings[SettingTable.readOnly], readOnly, entry.source.path == nil {
            given[SettingTable.readOnly.key] = entry.text
        }
        try options.take(Settings(options: given, configuration: settings.configuration))
        options.log = log
        return options
    }

    /// Refuses tables that are named by a schema file.
    ///
    /// - Parameter reason: why the demo's tables are needed.
    /// - Throws: `ValidationError`.
    func requireOwnTables(_ reason: String) throws {
        guard schemaFile != nil else { return }
        throw ValidationError("\(reason); leave --schema out.")
    }

    /// Refuses a database that is only to be read, by the option or because its entry in the configuration says so.
    ///
    /// - Throws: `OrdersError` (`readOnly`).
    func requireWritable() throws {
        guard readOnly else { return }
        let name =
            settings?.database.map { "\($0.name) is configured as read-only" } ?? "It is opened read-only"
        throw OrdersError(.readOnly, "\(name); nothing was written.")
    }
}
