import Foundation
import OrdersCore
import Testing

@Suite("Children in a schema file")
struct ChildTableTests {
    @Test("name a table and its order; their archive is called after them unless it is named, too")
    func decodes() throws {
        let schema = try decode(
            #"[{"table": "lines", "order": "o"}, {"table": "notes", "order": "p", "archive": "old_notes"}]"#)
        #expect(
            schema.children == [
                ChildTable(table: "lines", order: "o", archiveTable: "lines_archive"),
                ChildTable(table: "notes", order: "p", archiveTable: "old_notes"),
            ])
        #expect(try decode("null").children.isEmpty)
    }

    @Test(
        "are refused where a key is unknown or missing, or one name stands for two things",
        arguments: [
            (#"[{"table": "lines", "order_id": "o"}]"#, "unknown key"),
            (#"[{"table": "lines"}]"#, "order"),
            (#"[{"table": "Invoice", "order": "o"}]"#, "\"Invoice\" is named for two things"),
            (#"[{"table": "customer", "order": "o"}]"#, "\"customer\" is named"),
            (#"[{"table": "orders_archive", "order": "o"}]"#, "\"orders_archive\" is named"),
            (#"[{"table": "a", "order": "o", "archive": "invoice"}]"#, "\"invoice\" is named"),
            (#"[{"table": "a", "order": "o"}, {"table": "A", "order": "p"}]"#, "\"A\" is named"),
            (
                #"[{"table": "a", "order": "o", "archive": "x"}, {"table": "b", "order": "o", "archive": "X"}]"#,
                "\"X\" is named"
            ),
        ])
    func mistakes(children: String, words: String) {
        let error = #expect(throws: DecodingError.self) { try decode(children) }
        #expect(
            error.map { "\($0)".split(separator: "\\\"").joined(separator: "\"") }?.contains(words) == true,
            "\(String(describing: error))")
    }

    private func decode(_ children: String) throws -> OrdersSchema {
        let text = """
            {"users": {"table": "Customer", "id": "CustomerId", "username": "Name"},
             "orders": {"table": "Invoice", "id": "InvoiceId", "user_id": "CustomerId",
                        "total_amount": "Total", "created_at": "InvoiceDate"},
             "children": \(children), "instants": "iso8601"}
            """
        return try JSONDecoder().decode(OrdersSchema.self, from: Data(text.utf8))
    }
}
