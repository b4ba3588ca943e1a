import Foundation
import OrdersCore
import SQLiteStore
import TestSupport
import Yams

/// A real database that was not made for this project, with its schema file. Tests skip where it is missing.
enum SharedDatabase: String, CaseIterable, Sendable {
    case chinook, northwind
    case oracle = "oracle_co"

    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// `ORDERTOP_SHARED_DATA`, else `shared/data` beside the package or beside its folder.
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["ORDERTOP_SHARED_DATA"].map {
            URL(fileURLWithPath: $0)
        }
        let near = ["../shared/data", "../../shared/data"].map { package.appendingPathComponent($0) }
        return ([named] + near).compactMap(\.self).first { url in
            FileManager.default.fileExists(atPath: url.appendingPathComponent("chinook.sqlite").path)
        }
    }()

    static var isPresent: Bool { folder != nil }

    /// The plain report SQL, from the definition of the report, over the database's own tables.
    var reportSQL: String {
        switch self {
        case .chinook:
            """
            SELECT u.CustomerId, COUNT(*), CAST(ROUND(SUM(ROUND(o.Total * 100))) AS INTEGER) AS spent
            FROM Invoice o JOIN Customer u ON u.CustomerId = o.CustomerId
            WHERE julianday(o.InvoiceDate) >= julianday('ASOF') - 30 AND julianday(o.InvoiceDate) <= julianday('ASOF')
            GROUP BY u.CustomerId ORDER BY spent DESC, u.CustomerId LIMIT 10
            """
        case .northwind:
            """
            SELECT u.CustomerID, COUNT(*), CAST(SUM(ROUND(t.total * 10000)) AS INTEGER) AS spent
            FROM Orders o JOIN Customers u ON u.CustomerID = o.CustomerID
            JOIN (SELECT OrderID, SUM(UnitPrice * Quantity * (1 - Discount)) AS total FROM "Order Details" GROUP BY 1) t
              ON t.OrderID = o.OrderID
            WHERE julianday(o.OrderDate) >= julianday('ASOF') - 30 AND julianday(o.OrderDate) <= julianday('ASOF')
            GROUP BY u.CustomerID ORDER BY spent DESC, u.CustomerID LIMIT 10
            """
        case .oracle:
            """
            SELECT u.customer_id, COUNT(*), CAST(SUM(ROUND(t.total * 100)) AS INTEGER) AS spent
            FROM orders o JOIN customers u ON u.customer_id = o.customer_id
            JOIN (SELECT order_id, SUM(unit_price * quantity) AS total FROM order_items GROUP BY 1) t
              ON t.order_id = o.order_id
            WHERE o.order_status = 'COMPLETE'
              AND julianday(o.order_tms) >= julianday('ASOF') - 30 AND julianday(o.order_tms) <= julianday('ASOF')
            GROUP BY u.customer_id ORDER BY spent DESC, u.customer_id LIMIT 10
            """
        }
    }

    func schema() throws -> OrdersSchema {
        let name = rawValue.split(separator: "_").joined(separator: "-")
        let file = SharedDatabase.package.appendingPathComponent("docs/schemas/\(name).yaml")
        return try YAMLDecoder().decode(OrdersSchema.self, from: Data(contentsOf: file))
    }

    /// Copies the database into a folder and opens it.
    func open(in folder: TemporaryFolder, mode: OpeningMode = .readOnly) async throws -> SQLiteStore {
        let path = try copy(to: folder)
        return try await SQLiteStore.open(path: path, schema: try schema(), mode: mode)
    }

    func copy(to folder: TemporaryFolder) throws -> String {
        let path = folder.path("\(rawValue).sqlite")
        let source = SharedDatabase.folder?.appendingPathComponent("\(rawValue).sqlite")
        try Data(contentsOf: source ?? folder.url).write(to: URL(fileURLWithPath: path))
        return path
    }
}
