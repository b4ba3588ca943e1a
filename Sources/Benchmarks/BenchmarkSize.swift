import Foundation

/// How large a shop to measure: the environment's `ORDERS`, such as `250000`, `10M` or `500k`; a million where
/// it isn't set.
struct BenchmarkSize {
    let orders: Int

    init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let text = environment["ORDERS"] else {
            orders = 1_000_000
            return
        }
        let factor = ["k": 1_000, "M": 1_000_000][text.last.map(String.init) ?? ""] ?? 1
        guard let number = Int(factor == 1 ? text : String(text.dropLast())), number > 0,
            !number.multipliedReportingOverflow(by: factor).overflow
        else { return nil }
        orders = number * factor
    }
}
