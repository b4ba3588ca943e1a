import OrdersCore
import TestSupport
import Testing

/// The engines that the suite runs over. A new engine is one more case.
enum EngineUnderTest: CaseIterable, StoreFactory, CustomTestStringConvertible {
    case sqlite

    func make(_ shop: Shop) async throws -> any StoreUnderTest {
        switch self {
        case .sqlite: try await SQLiteStoreUnderTest(shop)
        }
    }

    var testDescription: String { "\(self)" }
}
