import Foundation
import Logging
import OrdersCore
import PostgresStore

/// Opens the database that a command is about, for what the command will do with it.
struct StoreOpener {
    /// What the command will do with the database.
    enum Purpose {
        /// Read.
        case read
        /// Change what ordertop keeps, or tell what stands in the way; an unprepared database stays read-only.
        case change
        /// Change the database itself, because the person asks for just that.
        case alter
    }

    private let options: CommonOptions

    init(_ options: CommonOptions) {
        self.options = options
    }

    /// Opens the database that the options name.
    ///
    /// - Throws: `OrdersError` when it can't be opened or doesn't fit the schema.
    func open(for purpose: Purpose) async throws -> any OrdersStore {
        let location = try DatabaseLocation(options)
        let schema = try options.schemaFile.map { try SchemaFile(path: $0).schema() }
        let mode = mode(purpose)
        Logger.ordertop.debug("opening", metadata: ["database": "\(location.name)", "mode": "\(mode)"])
        if case .demo(let path) = location { try checkDemo(path) }
        guard case .server(let address) = location else {
            try checkName(location)
            guard !options.isGiven(SettingTable.replica) else {
                throw OrdersError(
                    .unsupported,
                    "A SQLite file has no replica: leave --replica out, or name a server with --db.")
            }
            return try await location.openStore(schema: schema, mode: mode)
        }
        return try await PostgresStore.open(
            address, schema: schema ?? PostgresStore.standardSchema, mode: mode,
            replica: try options.replicaAddress,
            maxLag: options.maxLag ?? PostgresStore.standardMaxLag)
    }

    private func mode(_ purpose: Purpose) -> OpeningMode {
        if options.readOnly { return .readOnly }
        switch purpose {
        case .read: return .readOnly
        case .change: return .readWriteIfSetUp
        case .alter: return .readWrite
        }
    }

    /// A word that is neither a file nor a configured name is most likely meant as one.
    private func checkName(_ location: DatabaseLocation) throws {
        guard case .file(let path) = location, ConfiguredDatabase.canBeNamed(path),
            let names = options.settings?.configuration.databases.map(\.name), !names.isEmpty,
            !FileManager.default.fileExists(atPath: path)
        else { return }
        throw OrdersError(
            .cannotOpen,
            "There is neither a configured database nor a file \(path); "
                + Spelling.advice(for: path, among: names))
    }

    private func checkDemo(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        throw OrdersError(
            .cannotOpen, "There is no demo database yet; run `ordertop demo`, or name a database with --db.")
    }
}

extension CommonOptions {
    /// Opens the store, hands it to the work and closes it, however the work ends.
    func withStore<Answer>(
        for purpose: StoreOpener.Purpose, _ work: (any OrdersStore) async throws -> Answer
    ) async throws -> Answer {
        let store = try await StoreOpener(self).open(for: purpose)
        let result = await Result { try await work(store) }
        guard case .success = result else {
            try? await store.close()
            return try result.get()
        }
        try await store.close()
        return try result.get()
    }
}
