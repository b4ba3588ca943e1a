import OrdersCore
import TestSupport
import Testing

/// The engines that the suite runs over. A new engine is one more case.
enum EngineUnderTest: CaseIterable, StoreFactory, CustomTestStringConvertible {
    case sqlite
    /// The same with the archive in a file of its own.
    case sqliteInTwoFiles

    func make(_ shop: Shop) async throws -> any StoreUnderTest {
        switch self {
        case .sqlite: try await SQLiteStoreUnderTest(shop)
        case .sqliteInTwoFiles: try await SQLiteStoreUnderTest(shop, archiveFile: "archive.sqlite")
        }
    }

    var testDescription: String { "\(self)" }
}
