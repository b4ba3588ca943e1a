import OrdersCore
import PostgresTestSupport
import SQLiteTestSupport
import TestSupport
import Testing

/// The engines that the suite runs over. A new engine is one more case.
enum EngineUnderTest: CaseIterable, StoreFactory, CustomTestStringConvertible {
    case sqlite
    /// The same with the archive in a file of its own.
    case sqliteInTwoFiles
    case postgres
    /// The same with the archive in another database of the server.
    case postgresInTwoDatabases
    /// With a server of its own: what other databases of a server do can't be told from what this one does.
    case postgresAlone

    static let allCases: [EngineUnderTest] = [
        .sqlite, .sqliteInTwoFiles, .postgres, .postgresInTwoDatabases,
    ]

    /// The engine where nobody else is at work.
    var undisturbed: EngineUnderTest {
        [.postgres, .postgresInTwoDatabases].contains(self) ? .postgresAlone : self
    }

    func make(_ shop: Shop) async throws -> any StoreUnderTest {
        switch self {
        case .sqlite: try await SQLiteStoreUnderTest(shop)
        case .sqliteInTwoFiles: try await SQLiteStoreUnderTest(shop, archiveFile: "archive.sqlite")
        case .postgres: try await PostgresStoreUnderTest(shop)
        case .postgresInTwoDatabases:
            try await PostgresStoreUnderTest(shop, archivesElsewhere: true)
        case .postgresAlone: try await PostgresStoreUnderTest(shop, ownServer: try PostgresServer())
        }
    }

    var testDescription: String { "\(self)" }
}
