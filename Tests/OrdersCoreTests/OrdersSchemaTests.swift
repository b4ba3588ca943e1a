import Foundation
import OrdersCore
import Testing

@Suite("Schema file")
struct OrdersSchemaTests {
    private func decode(_ json: String) throws -> OrdersSchema {
        try JSONDecoder().decode(OrdersSchema.self, from: Data(json.utf8))
    }

    private let chinook = """
        {"users": {"table": "Customer", "id": "CustomerId", "username": {"sql": "FirstName || LastName"}},
         "orders": {"table": "Invoice", "id": "InvoiceId", "user_id": "CustomerId", "total_amount": "Total",
                    "created_at": "InvoiceDate"},
         "money": {"decimals": 2, "stored_as": "decimal"}, "instants": "iso8601"}
        """

    @Test("maps roles to columns and expressions; what it doesn't name has no role")
    func decodes() throws {
        let schema = try decode(chinook)
        #expect(schema.users.username == .expression("FirstName || LastName"))
        #expect(schema.users.email == nil)
        #expect(schema.orders.status == nil)
        #expect(schema.views == nil)
        #expect(schema.completedStatuses.isEmpty)
        #expect(schema.money == MoneyFormat(decimals: 2, storage: .decimal))
        #expect(schema.archiveTable == "orders_archive")
    }

    @Test("names statuses that never move, where there is a status")
    func neverArchived() throws {
        let named = chinook.replacingOccurrences(
            of: "\"money\"", with: "\"never_archived\": [\"open\"], \"money\"")
        #expect(throws: DecodingError.self) { try decode(named) }
        let mapped = named.replacingOccurrences(
            of: "\"created_at\"", with: "\"status\": \"State\", \"created_at\"")
        #expect(try decode(mapped).neverArchivedStatuses == ["open"])
        #expect(try decode(chinook).neverArchivedStatuses.isEmpty)
    }

    @Test(
        "refuses a misspelt key instead of taking the default",
        arguments: [
            ("\"instants\"", "\"instant\""), ("\"decimals\"", "\"decimal\""), ("\"user_id\"", "\"userid\""),
            ("\"sql\"", "\"expression\""),
        ])
    func unknownKey(known: String, misspelt: String) {
        #expect(throws: DecodingError.self) {
            try decode(chinook.replacingOccurrences(of: known, with: misspelt))
        }
    }

    @Test("names the unknown key and those that are known")
    func namesKey() {
        do {
            _ = try decode(chinook.replacingOccurrences(of: "\"money\"", with: "\"monye\""))
            Issue.record("the key was accepted")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.codingPath.map(\.stringValue) == ["monye"])
            #expect(context.debugDescription.contains("money"))
        } catch {
            Issue.record("another error: \(error)")
        }
    }

    @Test("refuses more decimals than a minor unit can have", arguments: [-1, 7])
    func decimals(count: Int) {
        #expect(throws: DecodingError.self) {
            try decode(chinook.replacingOccurrences(of: "\"decimals\": 2", with: "\"decimals\": \(count)"))
        }
    }
}
