import Foundation
import OrdersCore
import Testing

@testable import ordertop

@Suite("Schema files")
struct SchemaFileTests {
    private static let chinook = """
        users:
          table: Customer
          id: CustomerId
          username: {sql: "FirstName || ' ' || LastName"}
          email: Email
        orders:
          table: Invoice
          id: InvoiceId
          user_id: CustomerId
          total_amount: Total
          created_at: InvoiceDate
        money: {decimals: 2, stored_as: decimal}
        instants: iso8601
        """

    private func error(_ text: String) throws -> String {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.yaml"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let error = try #require(throws: OrdersError.self) { try SchemaFile(path: path).schema() }
            #expect(error.code == .schemaMismatch)
            #expect(!error.message.contains("\n"))
            return error.message.replacingOccurrences(of: folder + "/", with: "")
        }
    }

    @Test("a schema file names tables, columns and expressions")
    func reads() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/chinook.yaml"
            try SchemaFileTests.chinook.write(toFile: path, atomically: true, encoding: .utf8)
            let schema = try SchemaFile(path: path).schema()
            #expect(schema.users.table == "Customer")
            #expect(schema.users.username == .expression("FirstName || ' ' || LastName"))
            #expect(schema.orders.status == nil)
            #expect(schema.money == MoneyFormat(decimals: 2, storage: .decimal))
            #expect(schema.completedStatuses.isEmpty)
        }
    }

    @Test("a mistake is named with its line and its key")
    func mistakes() throws {
        let misspelt = SchemaFileTests.chinook.replacing("  id: InvoiceId", with: "  ident: InvoiceId")
        #expect(
            try error(misspelt)
                == "shop.yaml, line 8: orders.ident: unknown key; known are table, id, user_id, total_amount, "
                + "status, created_at.")
        let missing = SchemaFileTests.chinook.replacing("  table: Invoice\n", with: "")
        #expect(try error(missing) == "shop.yaml, line 6: orders: the key table is missing.")
        let decimals = SchemaFileTests.chinook.replacing("decimals: 2", with: "decimals: 7")
        #expect(try error(decimals) == "shop.yaml, line 12: money.decimals: decimals goes from 0 to 6.")
        let list = SchemaFileTests.chinook.replacing("table: Customer", with: "table: [Customer]")
        #expect(try error(list) == "shop.yaml, line 2: users.table: this should be a single value.")
        let form = SchemaFileTests.chinook.replacing("instants: iso8601", with: "instants: sundial")
        #expect(
            try error(form)
                == "shop.yaml, line 13: instants: this should be one of unix_ms, unix_s, iso8601, native.")
        let statuses = SchemaFileTests.chinook + "\ncompleted: paid"
        #expect(try error(statuses) == "shop.yaml, line 14: completed: this should be a list.")
        let username = SchemaFileTests.chinook.replacing("email: Email", with: "email: [a]")
        #expect(
            try error(username) == "shop.yaml, line 5: users.email: this should be a set of keys with values."
        )
        #expect(try error("users: {").contains(": this isn't YAML: "))
        #expect(try error("users: {}\nusers: {}") == "shop.yaml, line 1: written twice: users.")
        for text in ["", "- a\n- b", "just words", "\u{0}\u{1}\u{2}"] {
            #expect(try error(text).hasPrefix("shop.yaml"))
        }
    }

    @Test("a file that can't be read as text says so")
    func unreadable() throws {
        try withTemporaryFolder { folder in
            for path in [folder, folder + "/none.yaml"] {
                let error = try #require(throws: OrdersError.self) { try SchemaFile(path: path).schema() }
                #expect(error.code == .cannotOpen)
            }
            let binary = folder + "/binary.yaml"
            try Data([0xFF, 0xFE, 0xFD, 0x80]).write(to: URL(fileURLWithPath: binary))
            let error = try #require(throws: OrdersError.self) { try SchemaFile(path: binary).schema() }
            #expect(error.code == .schemaMismatch)
        }
    }
}
