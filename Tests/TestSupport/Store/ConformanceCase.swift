public import Testing

/// One rule that every engine keeps, with the code that checks it.
public struct ConformanceCase: Sendable, CustomTestStringConvertible {
    /// The rule, as a sentence.
    public let name: String
    /// Checks the rule on a new store.
    public let check: @Sendable (any StoreFactory) async throws -> Void

    init(_ name: String, _ check: @Sendable @escaping (any StoreFactory) async throws -> Void) {
        self.name = name
        self.check = check
    }

    public var testDescription: String { name }
}

extension ConformanceCase {
    /// Runs a case with a store that holds a shop, and removes the store whatever happens.
    init(
        _ name: String, _ shop: Shop,
        _ check: @Sendable @escaping (any StoreUnderTest) async throws -> Void
    ) {
        self.init(name) { factory in
            try await factory.withStore(shop, check)
        }
    }
}
