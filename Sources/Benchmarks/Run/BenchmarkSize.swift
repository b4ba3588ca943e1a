import OrdersCore

/// How large a shop is to be measured, in orders.
struct BenchmarkSize: Hashable {
    let orders: Int

    init(orders: Int) {
        self.orders = orders
    }

    /// Reads `250000`, `500k` or `10M`.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) on anything else.
    init(parsing text: some StringProtocol) throws {
        let factor = ["k": 1_000, "M": 1_000_000][text.last.map(String.init) ?? ""] ?? 1
        guard let number = Int(factor == 1 ? String(text) : String(text.dropLast())), number > 0,
            !number.multipliedReportingOverflow(by: factor).overflow
        else {
            throw OrdersError(
                .invalidInput, "ORDERS is a number of orders, or several with commas, such as 500k or 1M,10M."
            )
        }
        orders = number * factor
    }
}
