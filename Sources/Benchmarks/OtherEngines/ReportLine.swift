import OrdersCore

/// One line of the report, in the form that every engine can give: whose, how many, and how much in minor units.
struct ReportLine: Hashable, Codable {
    let userID: String
    let orders: Int
    let spent: Int64

    static func lines(of report: TopSpendersReport) -> [ReportLine] {
        report.spenders.map {
            ReportLine(
                userID: $0.user.id.description, orders: $0.totalOrders, spent: $0.totalSpent.minorUnits)
        }
    }
}
