import OrdersCore
import Synchronization
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
                let used = try await subject.store.indexes().filter { $0.usedBy.contains(query) }
                #expect(!plan.indexNames.isEmpty && Set(plan.indexNames).isSubset(of: used.map(\.name)))
            }
        },
        ConformanceCase("every known query has a plan with words for its steps, and can be measured", shop) {
            subject async throws in
            for query in KnownQuery.allCases {
                let plan = try await subject.store.plan(of: query, measured: true, at: Shop.now)
                #expect(plan.query == query)
                #expect(plan.nodes.contains { $0.step.words != nil }, "\(plan.nodes)")
                let measurement = try #require(plan.measurement)
                if let read = try await subject.store.rowsRead(by: query, at: Shop.now), query == .orders {
                    #expect(read >= measurement.rowsReturned)
                }
                #expect(measurement.rowsReturned >= 1 || query == .users)
                #expect((plan.access == .tableScan) == !plan.scannedTables.isEmpty, "\(plan.nodes)")
            }
        },
        ConformanceCase("all plans at once are those that are asked for one by one", shop) {
            subject async throws in
            let plans = try await subject.store.plans(at: Shop.now)
            #expect(plans.map(\.query) == KnownQuery.allCases)
            for plan in plans {
                let own = try await subject.store.plan(of: plan.query, measured: false, at: Shop.now)
                #expect(plan == own)
            }
        },
        ConformanceCase("sizes come one after another, and are not measured again without need", shop) {
            subject async throws in
            let found = Mutex([[String: Int64]]())
            let first = try await subject.store.indexSizes(anew: false) { sizes in
                found.withLock { $0.append(sizes) }
            }
            let told = found.withLock { sizes in sizes.reduce(into: [:]) { $0.merge($1) { $1 } } }
            #expect(told == first)
            #expect(try await subject.store.indexSizes() == first)
        },
        ConformanceCase("an index that isn't partial has as many rows as its table", shop) {
            subject async throws in
            let orders = try await subject.store.indexes().filter { $0.table == "orders" }
            #expect(!orders.isEmpty)
            for index in orders { #expect(index.rows?.rows == Int64(shop.orders.count)) }
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
