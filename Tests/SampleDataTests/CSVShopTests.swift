import Foundation
import OrdersCore
import Testing

@testable import SampleData

@Suite("A shop is read from CSV files")
struct CSVShopTests {
    private let good = [
        "users.csv":
            "number,id,username,email\n1,6f9619ff-8b86-4011-b42d-00c04fc964ff,maria.s,m@example.com\n",
        "products.csv":
            "number,id,name,price\n1,7f9619ff-8b86-4011-b42d-00c04fc964ff,\"Walnut desk, oiled\",489.00\n",
        "orders.csv": "id,user,total_amount,status,created_at\n"
            + "1,1,489.00,completed,2026-11-22T12:31:07.000Z\n2,,-5,refunded,2026-11-22T12:31:08Z\n",
        "views.csv": "user,product,viewed_at\n1,1,2026-11-22T12:31:07.123Z\n\n",
    ]

    @Test("Numbers lead to ids, an empty user to none, and blank lines to nothing")
    func reads() throws {
        let shop = try load(good)
        #expect(shop.users.map(\.username) == ["maria.s"])
        #expect(shop.products.map(\.name) == ["Walnut desk, oiled"])
        #expect(shop.orders.map(\.userID) == [shop.users[0].id, nil])
        #expect(shop.orders.map(\.total.minorUnits) == [48_900, -500])
        #expect(shop.views.map(\.viewedAt.iso8601) == ["2026-11-22T12:31:07.123Z"])
        #expect(shop.isFinished)
    }

    @Test(
        "A value that can't be read is named with file, line and column, and the loader is abandoned",
        arguments: [
            ("users.csv", "1,6f96", "1,xx96", "users.csv, line 2, column id:"),
            ("products.csv", "489.00", "489.001", "products.csv, line 2, column price:"),
            ("orders.csv", "\n2,,", "\n2,9,", "orders.csv, line 3, column user:"),
            ("orders.csv", "\n2,", "\nzwei,", "orders.csv, line 3, column id:"),
            ("orders.csv", "12:31:08Z", "25:31:08Z", "orders.csv, line 3, column created_at:"),
            ("orders.csv", "refunded", "", "orders.csv, line 3, column status:"),
            ("views.csv", "1,1,", "1,\u{1b}[31m,", "views.csv, line 2, column product: \"\\u{1B}[31m\""),
            ("views.csv", "1,1,", "1,", "views.csv, line 2 has 2 fields instead of 3"),
            ("users.csv", "number,", "no,", "users.csv, line 1 names other columns"),
        ])
    func refused(file: String, old: String, new: String, start: String) throws {
        var files = good
        files[file] = files[file]?.replacingOccurrences(of: old, with: new)
        var shop = ShopInMemory()
        let error = try #require(throws: OrdersError.self) { try load(files, into: &shop) }
        #expect(error.code == .invalidInput)
        #expect(error.message.hasPrefix(start), "\(error.message)")
        #expect(shop.isAbandoned)
    }

    @Test("A number that is used twice is refused")
    func usedTwice() throws {
        var files = good
        files["users.csv"]? += "1,8f9619ff-8b86-4011-b42d-00c04fc964ff,other,o@example.com\n"
        let error = try #require(throws: OrdersError.self) { try load(files) }
        #expect(error.message.contains("line 3, column number"))
    }

    @Test("A missing file and an empty file are refused in a sentence")
    func missing() throws {
        var files = good
        files["views.csv"] = nil
        #expect(try #require(throws: OrdersError.self) { try load(files) }.code == .cannotOpen)
        files["views.csv"] = ""
        let error = try #require(throws: OrdersError.self) { try load(files) }
        #expect(error.message == "views.csv is empty: its first line must be user,product,viewed_at.")
    }

    private func load(_ files: [String: String]) throws -> ShopInMemory {
        var shop = ShopInMemory()
        try load(files, into: &shop)
        return shop
    }

    private func load(_ files: [String: String], into shop: inout ShopInMemory) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/ordertop-csv-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in files {
            try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
        }
        try CSVShop(folder: folder).load(into: &shop)
    }
}
