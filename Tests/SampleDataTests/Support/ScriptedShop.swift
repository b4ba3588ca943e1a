import OrdersCore
import Synchronization

/// A shop that remembers what was done and answers as the test says.
final class ScriptedShop: ShopConnection {
    struct Done {
        var orders: [Order] = []
        var statuses: [Order.ID: String] = [:]
        var views: [ProductView] = []
        var calls = 0
    }

    private let done = Mutex(Done())
    private let users: Int
    private let beforeCall: @Sendable (_ call: Int) throws -> Void

    /// - Parameter beforeCall: told the number of each write, from 1; what it throws, the write throws.
    init(users: Int = 50, beforeCall: @escaping @Sendable (_ call: Int) throws -> Void = { _ in }) {
        self.users = users
        self.beforeCall = beforeCall
    }

    var record: Done { done.withLock { $0 } }

    func sampleUserIDs(limit: Int) -> [User.ID] {
        (0..<min(users, limit)).map { User.ID(.integer(Int64($0))) }
    }

    func sampleProducts(limit: Int) -> [Product] {
        (1...min(20, limit)).map {
            Product(
                id: .init(.integer(Int64($0))), name: "product \($0)",
                price: Money(minorUnits: Int64($0) * 100))
        }
    }

    func placeOrder(userID: User.ID, total: Money, status: String, at instant: Instant) throws -> Order.ID {
        try call()
        return done.withLock { done in
            let id = Order.ID(.integer(Int64(done.orders.count + 1)))
            done.orders.append(
                Order(id: id, userID: userID, total: total, status: status, createdAt: instant))
            return id
        }
    }

    func setStatus(_ status: String, of orderID: Order.ID) throws {
        try call()
        done.withLock { $0.statuses[orderID] = status }
    }

    func recordView(_ view: ProductView) throws {
        try call()
        done.withLock { $0.views.append(view) }
    }

    func close() {}

    private func call() throws {
        let number = done.withLock { done in
            done.calls += 1
            return done.calls
        }
        try beforeCall(number)
    }
}
