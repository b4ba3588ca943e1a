import OrdersCore
import Testing

/// What every engine's `RecentViews` does.
public enum RecentViewsConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("views come newest first with their products, at most the limit", shop) {
            subject async throws in
            let views = try await subject.store.recentViews(of: Shop.id(1), limit: 2)
            #expect(views.map(\.product) == [Shop.products(4)[2], Shop.products(4)[0]])
            #expect(views.map(\.viewedAt) == [Shop.now, Shop.now.adding(seconds: -10)])
        },
        ConformanceCase("a newer view of the same product moves it up", shop) { subject async throws in
            try await subject.store.record(
                Shop.view(user: 1, product: 2, at: Shop.now.adding(seconds: 1)), keeping: .standard)
            #expect(
                try await subject.views(of: Shop.id(1)).map(\.productID) == [2, 3, 1].map { Shop.id($0) })
        },
        ConformanceCase("an older view of the same product changes nothing", shop) { subject async throws in
            let before = try await subject.views(of: Shop.id(1))
            try await subject.store.record(
                Shop.view(user: 1, product: 3, at: Shop.now.adding(seconds: -60)), keeping: .standard)
            #expect(try await subject.views(of: Shop.id(1)) == before)
        },
        ConformanceCase("recording keeps the newest, of two at one instant the lower product id", full) {
            subject async throws in
            let policy = try RetentionPolicy(keep: 3)
            try await subject.store.record(Shop.view(user: 1, product: 9), keeping: policy)
            #expect(
                try await subject.views(of: Shop.id(1)).map(\.productID) == [1, 2, 3].map { Shop.id($0) })
            #expect(try await subject.views(of: Shop.id(2)).count == 5)
        },
        ConformanceCase(
            "the standard policy keeps 50", Shop(users: Shop.users(1), products: Shop.products(60))
        ) {
            subject async throws in
            for product in 1...53 {
                let view = Shop.view(user: 1, product: product, at: Shop.now.adding(seconds: Int64(product)))
                try await subject.store.record(view, keeping: .standard)
            }
            let kept = try await subject.views(of: Shop.id(1)).map(\.productID)
            #expect(kept == (4...53).reversed().map { Shop.id($0) })
        },
        ConformanceCase("a user without views has none", shop) { subject async throws in
            #expect(try await subject.store.recentViews(of: Shop.id(2), limit: 50).isEmpty)
            #expect(try await subject.store.recentViews(of: Shop.id(77), limit: 50).isEmpty)
        },
        ConformanceCase("a sweep removes what its preview counts, batch by batch", full) {
            subject async throws in
            try await sweep(subject)
        },
        ConformanceCase("a sweep without its lease removes nothing", full) { subject async throws in
            let policy = try RetentionPolicy(keep: 3)
            let job = try await JobFixture(subject.store, kind: .sweep).start()
            await #expect(throws: OrdersError.self) {
                try await subject.store.sweepViews(past: policy, after: nil, userLimit: 9) { last in
                    JobFixture.checkpoint(job, owner: JobFixture.other, position: last.value.coded)
                }
            }
            #expect(try await subject.store.previewSweep(past: policy).rows == 4)
        },
    ]

    private static func sweep(_ subject: any StoreUnderTest) async throws {
        let policy = try RetentionPolicy(keep: 3)
        #expect(try await subject.store.previewSweep(past: policy).rows == 4)
        let job = try await JobFixture(subject.store, kind: .sweep).start()
        var last: User.ID?
        for expected in [1, 2] {
            let outcome = try await subject.store.sweepViews(past: policy, after: last, userLimit: 1) {
                last in
                JobFixture.checkpoint(job, position: last.value.coded)
            }
            #expect(outcome.lastUserID == Shop.id(expected))
            #expect(outcome.removed == 2)
            last = outcome.lastUserID
        }
        let end = try await subject.store.sweepViews(past: policy, after: last, userLimit: 1) { last in
            JobFixture.checkpoint(job, position: last.value.coded)
        }
        #expect(end == SweepOutcome(lastUserID: nil, removed: 0))
        let record = try await subject.store.job(job.id)
        #expect(record.rowsDone == 4)
        #expect(record.position == last?.value.coded)
        #expect(try await subject.store.previewSweep(past: policy).rows == 0)
    }

    private static let shop = Shop(
        users: Shop.users(2), products: Shop.products(4),
        views: [
            Shop.view(user: 1, product: 1, at: Shop.now.adding(seconds: -10)),
            Shop.view(user: 1, product: 2, at: Shop.now.adding(seconds: -20)),
            Shop.view(user: 1, product: 3, at: Shop.now),
        ])

    /// Two users with five views each, all at one instant.
    private static let full = Shop(
        users: Shop.users(2), products: Shop.products(9),
        views: [1, 2].flatMap { user in [5, 3, 1, 4, 2].map { Shop.view(user: user, product: $0) } })
}
