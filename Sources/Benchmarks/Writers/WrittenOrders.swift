import OrdersCore

/// How many orders were written in which time.
struct WrittenOrders {
    let orders: Int
    let duration: Duration

    var perSecond: Double {
        Double(orders) / duration.inSeconds
    }
}
