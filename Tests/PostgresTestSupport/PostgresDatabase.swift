import Foundation
public import OrdersCore
import Synchronization

@testable import PostgresStore

/// A database of a test's own on a server, and a session in it that stands for the shop's application.
public final class PostgresDatabase: Sendable {
    public let address: String
    public let name: String
    private let server: PostgresServer
    /// Whether it counts among those that are in use.
    private let hasPlace: Bool
    /// Plain SQL, as another program would send it.
    let application: ConnectionPool

    private static let number = Atomic(0)

    /// - Parameter server: nil for the one that all tests of the process share.
    public init(on server: PostgresServer? = nil) async throws {
        let server = try server ?? PostgresServer.shared.get()
        self.server = server
        name = "shop_\(PostgresDatabase.number.wrappingAdd(1, ordering: .relaxed).newValue)"
        address = server.address(name)
        application = ConnectionPool(try ServerAddress(address), most: 16, settings: "")
        hasPlace = true
        await ServerPlaces.shared.enter()
        try await PostgresDatabase.run("CREATE DATABASE \(name)", on: server.address())
    }

    /// A second one for a test that has one already. Tests that waited for a second place each would wait for ever.
    ///
    /// - Parameter server: nil for the other's.
    public init(beside other: PostgresDatabase, on server: PostgresServer? = nil) async throws {
        self.server = server ?? other.server
        name = "archive_\(PostgresDatabase.number.wrappingAdd(1, ordering: .relaxed).newValue)"
        address = self.server.address(name)
        application = ConnectionPool(try ServerAddress(address), most: 16, settings: "")
        hasPlace = false
        try await PostgresDatabase.run("CREATE DATABASE \(name)", on: self.server.address())
    }

    /// As the place of an archive.
    public var place: ArchivePlace {
        get throws { .server(try ServerAddress(address).archiveServer) }
    }

    /// The address for another role than the server's superuser.
    public func address(as user: String) -> String { server.address(name, user: user) }

    /// Runs statements without arguments, outside of a transaction unless they begin one.
    public func execute(_ sql: String) async throws {
        try await application.with { db in try db.execute(sql) }
    }

    /// The rows of a query as text.
    public func rows(_ sql: String) async throws -> [[String?]] {
        try await application.with { db in
            try Query(sql).rows(db).map { row in row.values.indices.map(row.optionalText) }
        }
    }

    /// The number that a query's first cell holds.
    public func number(_ sql: String) async throws -> Int64 {
        try await application.with { db in try Query(sql).count(db) }
    }

    public func remove() async throws {
        defer { if hasPlace { ServerPlaces.shared.leave() } }
        application.close()
        try await PostgresDatabase.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: server.address())
    }

    /// Runs a statement that belongs to no test's database.
    public static func run(_ sql: String, on address: String) async throws {
        let pool = ConnectionPool(try ServerAddress(address), most: 1, settings: "")
        defer { pool.close() }
        try await pool.with { db in try db.execute(sql) }
    }
}
