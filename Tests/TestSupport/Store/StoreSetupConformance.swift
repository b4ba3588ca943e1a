import OrdersCore
import Testing

/// What every engine's `StoreSetup` does.
public enum StoreSetupConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("a database that is set up needs nothing more", Shop()) { subject async throws in
            #expect(subject.store.isSetUp)
            #expect(try await subject.store.setupStatements().isEmpty)
            try await subject.store.setUp()
            #expect(subject.store.isSetUp)
        },
        ConformanceCase("teardown removes everything, and setup brings it back", Shop()) {
            subject async throws in
            #expect(try await !subject.store.teardownStatements().isEmpty)
            try await subject.store.tearDown()
            #expect(!subject.store.isSetUp)
            #expect(try await subject.store.teardownStatements().isEmpty)
            #expect(subject.store.availability(of: .moveOrders) != .available)
            #expect(await code { try await subject.store.jobs(includingFinished: true) } == .unsupported)
            #expect(try await !subject.store.setupStatements().isEmpty)
            try await subject.store.setUp()
            #expect(subject.store.availability(of: .moveOrders) == .available)
        },
        ConformanceCase("teardown refuses while orders are archived", Shop(users: Shop.users(1))) {
            subject async throws in
            try await subject.put([Shop.order(1)], in: .archive)
            #expect(await code { try await subject.store.teardownStatements() } == .invalidInput)
            #expect(await code { try await subject.store.tearDown() } == .invalidInput)
            #expect(try await subject.orders(in: .archive).count == 1)
        },
    ]
}
