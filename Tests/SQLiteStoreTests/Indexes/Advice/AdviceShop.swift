import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport

@testable import SQLiteStore

/// A shop large enough to be measured, in a file of its own.
struct AdviceShop {
    static let users = 200
    static let orders: Int64 = 6_000
    static let window = ReportWindow(asOf: Shop.now, isBounded: false)

    /// Every status, dates over 300 days in the order of the ids, some orders without a user.
    static func shop() -> Shop {
        let statuses = ["completed", "completed", "pending", "cancelled", "completed"]
        return Shop(
            users: Shop.users(users),
            orders: (1...orders).map { number in
                Shop.order(
                    number, user: number.isMultiple(of: 97) ? nil : Int(number * 7919 % Int64(users)) + 1,
                    cents: number % 500, status: statuses[Int(number % 5)],
                    at: Shop.now.adding(seconds: (number - orders) * 4_320))
            })
    }

    /// Where a user's id lies between the first that are chosen, 0, and the last, 1.
    static func share(of id: DatabaseValue) -> Double {
        let bytes = Data.fromDatabaseValue(id) ?? Data()
        return Double(bytes.withUnsafeBytes { XXHash64.hash($0) } >> 32) / ShareFunction.range
    }

    /// Opens a store on a file with the demo schema, without an index on the orders.
    static func store(
        in folder: TemporaryFolder, mode: OpeningMode = .readOnly, _ change: String = ""
    ) async throws -> SQLiteStore {
        let path = folder.path("shop.sqlite")
        let application = try DemoDatabase.create(path, shop())
        try await application.write { db in
            try db.execute(sql: "DROP INDEX orders_user_created")
            try db.execute(sql: change)
        }
        try application.close()
        return try await SQLiteStore.open(path: path, mode: mode)
    }
}

extension SQLiteStore {
    func advise(typed: [String] = []) async throws -> MeasuredAdvice {
        try await advise(AdviceRequest(window: AdviceShop.window, typed: typed)) { _ in }
    }
}
