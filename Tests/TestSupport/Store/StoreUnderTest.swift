public import OrdersCore

/// A store in a place of its own, and another program that uses the same database.
public protocol StoreUnderTest: Sendable {
    /// Opened for writing, with ordertop's own objects in place.
    var store: any OrdersStore { get }

    /// Opens the same database again, as a second process would.
    func openAgain() async throws -> any OrdersStore

    /// Writes orders as another program would, replacing those with the same id.
    func put(_ orders: [Order], in place: OrderPlace) async throws

    /// Deletes orders from main as another program would.
    func delete(_ ids: [Order.ID]) async throws

    /// All orders of a place by id.
    func orders(in place: OrderPlace) async throws -> [Order]

    /// All stored views of a user, newest first, of two at the same instant the lower product id first.
    func views(of userID: User.ID) async throws -> [ProductView]

    /// Closes the store and removes every trace of it.
    func remove() async throws
}

/// An engine, as the suite knows it: something that makes stores.
public protocol StoreFactory: Sendable {
    func make(_ shop: Shop) async throws -> any StoreUnderTest
}

extension StoreFactory {
    /// Makes a store for the body and removes it whatever happens.
    public func withStore<Value>(
        _ shop: Shop, _ body: (any StoreUnderTest) async throws -> Value
    ) async throws -> Value {
        let subject = try await make(shop)
        do {
            let value = try await body(subject)
            try await subject.remove()
            return value
        } catch {
            try? await subject.remove()
            throw error
        }
    }
}
