import OrdersCore
import Testing

/// What every engine's `IndexCatalog` does.
public enum IndexCatalogConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("the report's index is proposed first, built, used, and dropped", shop) {
            subject async throws in
            let store = subject.store
            let definition = try #require(store.proposedIndexes.first)
            #expect(definition.name == "orders_report")
            #expect(try await !store.indexes().contains { $0.name == definition.name })
            try await store.buildIndex(definition)
            let built = try #require(try await store.indexes().first { $0.name == definition.name })
            #expect(built.columns == ["status", "created_at", "user_id", "total_amount"])
            #expect(built.usedBy.contains(.top))
            #expect(built.coversReport)
            let plan = try await store.plan(of: .top, measured: true, at: Shop.now)
            #expect(plan.access == .indexOnly)
            #expect(plan.indexNames.contains(definition.name))
            #expect(plan.elapsed != nil)
            try await store.dropIndex(named: definition.name)
            #expect(try await !store.indexes().contains { $0.name == definition.name })
        },
        ConformanceCase("a name that is taken is refused", shop) { subject async throws in
            let definition = try #require(subject.store.proposedIndexes.first)
            try await subject.store.buildIndex(definition)
            #expect(await code { try await subject.store.buildIndex(definition) } == .invalidInput)
        },
        ConformanceCase("an index that isn't there can't be dropped", shop) { subject async throws in
            #expect(await code { try await subject.store.dropIndex(named: "nothing") } == .notFound)
            #expect(await code { try await subject.store.dropIndex(named: "orders") } == .notFound)
        },
        ConformanceCase("every index of the mapped tables has a size", shop) { subject async throws in
            let sizes = try await subject.store.indexSizes()
            let names = try await subject.store.indexes().map(\.name)
            #expect(Set(sizes.keys) == Set(names))
            #expect(sizes.values.allSatisfy { $0 > 0 })
        },
        ConformanceCase("a user's orders and views are found by index", shop) { subject async throws in
            for query in [KnownQuery.orders, .views] {
                let plan = try await subject.store.plan(of: query, measured: false, at: Shop.now)
                #expect(plan.access != .tableScan, "\(plan.nodes)")
                #expect(plan.elapsed == nil)
            }
        },
        ConformanceCase("a preview predicts rows and time", shop) { subject async throws in
            let definition = try #require(subject.store.proposedIndexes.first)
            let preview = try await subject.store.previewBuild(of: definition)
            #expect(preview.rows == Int64(shop.orders.count))
            #expect(preview.predictedDuration > .zero)
        },
    ]

    private static let shop = Shop(
        users: Shop.users(5), products: Shop.products(3),
        orders: (1...500).map { number in
            Shop.order(
                Int64(number), user: number % 5 + 1,
                status: number.isMultiple(of: 3) ? "pending" : "completed",
                at: Shop.now.adding(seconds: Int64(-number) * 50_000))
        },
        views: (1...3).map { Shop.view(user: 1, product: $0) })
}
