import OrdersCore

@testable import SampleData

/// A loader that keeps what it is given, in the order it is given.
struct ShopInMemory: BulkLoader {
    var users: [User] = []
    var products: [Product] = []
    var orders: [Order] = []
    var views: [ProductView] = []
    /// The largest piece that was handed over.
    var largestPiece = 0
    var isFinished = false
    var isAbandoned = false

    mutating func load(_ users: [User]) {
        self.users += users
        largestPiece = max(largestPiece, users.count)
    }

    mutating func load(_ products: [Product]) {
        self.products += products
        largestPiece = max(largestPiece, products.count)
    }

    mutating func load(_ orders: [Order]) {
        self.orders += orders
        largestPiece = max(largestPiece, orders.count)
    }

    mutating func load(_ views: [ProductView]) {
        self.views += views
        largestPiece = max(largestPiece, views.count)
    }

    mutating func finish(progress: (String) -> Void) {
        progress("keeping")
        isFinished = true
    }

    mutating func abandon() {
        isAbandoned = true
    }
}

extension ShopInMemory {
    /// A shop made from a plan.
    static func made(from plan: ShopPlan) throws -> ShopInMemory {
        var shop = ShopInMemory()
        try ShopGenerator(plan).generate(into: &shop)
        return shop
    }

    /// FNV-1a over every value of every row, so that one changed byte shows.
    var checksum: UInt64 {
        var sum = Checksum()
        for user in users { sum.add("\(user.id)|\(user.username)|\(user.email)") }
        for product in products { sum.add("\(product.id)|\(product.name)|\(product.price)") }
        for order in orders {
            let user = order.userID.map(\.description) ?? ""
            sum.add(
                "\(order.id)|\(user)|\(order.total)|\(order.status ?? "")|\(order.createdAt.microseconds)")
        }
        for view in views { sum.add("\(view.userID)|\(view.productID)|\(view.viewedAt.microseconds)") }
        return sum.value
    }
}

private struct Checksum {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
}
