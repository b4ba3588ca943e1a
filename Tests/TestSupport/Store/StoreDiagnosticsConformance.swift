import OrdersCore
import Testing

/// What every engine's `StoreDiagnostics` does.
public enum StoreDiagnosticsConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("the overview counts orders and bytes", shop) { subject async throws in
            let overview = try await subject.store.overview()
            #expect(overview.orders == 2)
            #expect(overview.bytes > 0)
            #expect(overview.readOnlyReason == nil)
        },
        ConformanceCase("the token changes with every commit and with nothing else", shop) {
            subject async throws in
            let store = subject.store
            let first = try await store.changeToken()
            _ = try await store.overview()
            #expect(try await store.changeToken() == first)
            try await subject.put([Shop.order(3)], in: .main)
            let second = try await store.changeToken()
            #expect(second != first)
            try await store.record(Shop.view(user: 1, product: 1), keeping: .standard)
            #expect(try await store.changeToken() != second)
        },
        ConformanceCase("a check-up names the missing report index, and then no more", shop) {
            subject async throws in
            let missing = try await subject.store.findings(at: Shop.now).first {
                $0.subject == "report index"
            }
            #expect(missing?.severity == .notice)
            #expect(missing?.advice?.contains("orders_report") == true)
            try await subject.store.buildIndex(try #require(subject.store.proposedIndexes.first))
            let present = try await subject.store.findings(at: Shop.now).first {
                $0.subject == "report index"
            }
            #expect(present?.severity == .ok)
        },
        ConformanceCase("a healthy database has no problems", shop) { subject async throws in
            let problems = try await subject.store.findings(at: Shop.now).filter { $0.severity == .problem }
            #expect(problems.isEmpty)
        },
    ]

    private static let shop = Shop(
        users: Shop.users(1), products: Shop.products(1), orders: [Shop.order(1), Shop.order(2)])
}
