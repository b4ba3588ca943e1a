import OrdersCore
import Testing

/// What every engine's `UserDirectory` and `ProductDirectory` do.
public enum DirectoriesConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("a user is found by id, whatever its letter case", shop) { subject async throws in
            let id: User.ID = Shop.id(2)
            for form in [id.description, id.description.uppercased()] {
                #expect(try await subject.store.users(matching: form, limit: 5).map(\.id) == [id])
            }
        },
        ConformanceCase("those who start with the text come before those who contain it, each once", shop) {
            subject async throws in
            let found = try await subject.store.users(matching: "MARIA", limit: 9).map(\.username)
            #expect(found == ["Maria", "maria.s", "Ann", "ann-maria"])
        },
        ConformanceCase("at most the limit is found", shop) { subject async throws in
            let found = try await subject.store.users(matching: "maria", limit: 3).map(\.username)
            #expect(found == ["Maria", "maria.s", "Ann"])
            #expect(try await subject.store.users(matching: "maria", limit: 0).isEmpty)
        },
        ConformanceCase("an empty text finds nobody", shop) { subject async throws in
            #expect(try await subject.store.users(matching: "", limit: 9).isEmpty)
            #expect(try await subject.store.products(matching: "", limit: 9).isEmpty)
        },
        ConformanceCase("signs that patterns are made of stand for themselves", shop) {
            subject async throws in
            #expect(try await subject.store.users(matching: "%", limit: 9).map(\.username) == ["100%_\\"])
            #expect(try await subject.store.users(matching: "_\\", limit: 9).map(\.username) == ["100%_\\"])
            #expect(try await subject.store.users(matching: "'; --", limit: 9).isEmpty)
            #expect(
                try await subject.store.users(matching: String(repeating: "%", count: 100_000), limit: 9)
                    .isEmpty)
        },
        ConformanceCase("products are found by id and name", shop) { subject async throws in
            let ids = try await subject.store.products(matching: "product", limit: 9).map(\.id)
            #expect(ids == [1, 2].map { Shop.id($0) })
            let id: Product.ID = Shop.id(2)
            #expect(try await subject.store.products(matching: id.description, limit: 9).map(\.id) == [id])
            #expect(try await subject.store.products(matching: "CT 2", limit: 9).map(\.id) == [id])
        },
    ]

    private static let shop = Shop(
        users: [
            User(id: Shop.id(1), username: "maria.s", email: "maria@example.org"),
            User(id: Shop.id(2), username: "ann-maria", email: "am@example.org"),
            User(id: Shop.id(3), username: "Maria", email: "x@example.org"),
            User(id: Shop.id(4), username: "Ann", email: "mariana@example.org"),
            User(id: Shop.id(5), username: "100%_\\", email: "percent"),
        ],
        products: Shop.products(2))
}
