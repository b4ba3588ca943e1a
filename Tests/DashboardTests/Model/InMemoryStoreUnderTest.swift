import OrdersCore
import TestSupport

/// The in-memory store as the conformance suite knows it.
struct InMemoryStoreUnderTest: StoreUnderTest {
    private let memory: InMemoryStore

    init(_ shop: Shop) {
        var contents = StoreContents()
        contents.users = shop.users
        contents.products = shop.products
        contents.orders = shop.orders
        contents.views = shop.views
        memory = InMemoryStore(contents)
    }

    var store: any OrdersStore { memory }

    func openAgain() async throws -> any OrdersStore { memory }

    func put(_ orders: [Order], in place: OrderPlace) async throws {
        let ids = Set(orders.map(\.id))
        memory.change { contents in
            switch place {
            case .main: contents.orders = contents.orders.filter { !ids.contains($0.id) } + orders
            case .archive: contents.archived = contents.archived.filter { !ids.contains($0.id) } + orders
            }
        }
    }

    func delete(_ ids: [Order.ID]) async throws {
        memory.change { contents in contents.orders.removeAll { ids.contains($0.id) } }
    }

    func orders(in place: OrderPlace) async throws -> [Order] {
        let contents = memory.snapshot
        return (place == .main ? contents.orders : contents.archived).sorted { $0.id < $1.id }
    }

    func views(of userID: User.ID) async throws -> [ProductView] {
        memory.snapshot.views.filter { $0.userID == userID }
            .sorted { ($1.viewedAt, $0.productID) < ($0.viewedAt, $1.productID) }
    }

    func remove() async throws {}
}

/// Makes in-memory stores for the suite.
struct InMemoryStoreFactory: StoreFactory {
    func make(_ shop: Shop) async throws -> any StoreUnderTest { InMemoryStoreUnderTest(shop) }
}
