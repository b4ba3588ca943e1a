public import OrdersCore

extension StoreContents {
    /// A small shop as of an instant: 12 users, 8 products, orders of the last 30 days and of three years
    /// ago, views of the last days. The same every time.
    public static func shop(asOf now: Instant) -> StoreContents {
        var contents = StoreContents()
        contents.users = names.enumerated().map { user($0 + 1, name: $1) }
        contents.products = wares.enumerated().map { index, ware in
            Product(
                id: Product.ID(.integer(Int64(index + 1))), name: ware.0, price: Money(minorUnits: ware.1))
        }
        contents.addOrders(asOf: now)
        contents.addViews(asOf: now)
        contents.indexes = [
            IndexInfo(
                name: "orders_user", table: "orders", keys: [IndexKey("user_id"), IndexKey("created_at")],
                isUnique: false, statement: "CREATE INDEX orders_user ON orders (user_id, created_at)",
                usedBy: [.orders], coversReport: false)
        ]
        return contents
    }

    /// A user with that number, named like that.
    public static func user(_ number: Int, name: String) -> User {
        let mailbox = String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0 == ".") })
        let local = mailbox.isEmpty ? "user\(number)" : mailbox
        return User(
            id: User.ID(.integer(Int64(number))), username: name, email: "\(local)@example.com")
    }

    /// An order with that number.
    public static func order(
        _ number: Int, of user: Int, cents: Int64, status: String = "completed", at instant: Instant
    ) -> Order {
        Order(
            id: Order.ID(.integer(Int64(number))), userID: User.ID(.integer(Int64(user))),
            total: Money(minorUnits: cents), status: status, createdAt: instant)
    }

    private static let names = [
        "maria.s", "jürgen", "陳大文", "נועה", "o'brien", "zoë", "ivan", "fatima", "lars", "chidi", "aiko",
        "tom",
    ]

    private static let wares: [(String, Int64)] = [
        ("Espresso machine X2", 12_900), ("Walnut desk", 48_900), ("Desk lamp", 3_950),
        ("Wool blanket", 7_400), ("茶壺 (teapot)", 4_200), ("Notebook, dotted", 990),
        ("Headphones", 19_900), ("Standing mat", 5_500),
    ]

    /// Each user spends less than the one before; the last two haven't bought for years.
    private mutating func addOrders(asOf now: Instant) {
        var number = 0
        for (index, _) in StoreContents.names.prefix(11).enumerated() {
            for day in stride(from: 1, through: 29, by: index + 1) {
                number += 1
                orders.append(
                    StoreContents.order(
                        number, of: index + 1, cents: Int64(50_000 - index * 3_000 + day * 137),
                        at: now.adding(seconds: Int64(-day) * 86_400 + Int64(index) * 60)))
            }
        }
        for month in 0..<12 {
            number += 1
            orders.append(
                StoreContents.order(
                    number, of: month + 1, cents: 10_000,
                    at: now.adding(seconds: -(1_000 + Int64(month) * 30) * 86_400)))
        }
        for month in 0..<3 {
            number += 1
            archived.append(
                StoreContents.order(
                    number, of: 1, cents: 20_000,
                    at: now.adding(seconds: -(1_500 + Int64(month) * 30) * 86_400)))
        }
    }

    private mutating func addViews(asOf now: Instant) {
        let ages: [Int64] = [12, 130, 3 * 3_600, 26 * 3_600, 5 * 86_400, 70 * 86_400]
        for user in 1...11 {
            for (index, age) in ages.enumerated() {
                let product = (index * 3 + user) % StoreContents.wares.count + 1
                views.append(
                    ProductView(
                        userID: User.ID(.integer(Int64(user))),
                        productID: Product.ID(.integer(Int64(product))),
                        viewedAt: now.adding(seconds: -age - Int64(user))))
            }
        }
    }
}
