import Foundation
import OrdersCore
import Testing

@Suite("Opaque ids")
struct OpaqueIDTests {
    @Test("a typed text means every id it can be")
    func forms() {
        #expect(OpaqueID.forms(of: "42") == [.integer(42), .text("42")])
        #expect(OpaqueID.forms(of: "ALFKI") == [.text("ALFKI")])
        let uuid = UUID(uuid: (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
        #expect(
            OpaqueID.forms(of: uuid.uuidString.lowercased()) == [
                .uuid(uuid), .text(uuid.uuidString.lowercased()),
            ])
    }

    @Test("orders as the engines do: integers by value, UUIDs by bytes, integers before text before UUIDs")
    func order() {
        let low = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200))
        let high = UUID(uuid: (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        let sorted: [OpaqueID] = [
            .integer(-1), .integer(10), .text("10"), .text("9"), .uuid(low), .uuid(high),
        ]
        #expect(sorted.reversed().sorted() == sorted)
    }

    @Test(
        "a checkpoint's notation keeps the type",
        arguments: [OpaqueID.integer(42), .text("42"), .text(""), .text("i:1"), .uuid(UUID())])
    func coding(id: OpaqueID) {
        #expect(OpaqueID(coded: id.coded) == id)
    }

    @Test("what is no checkpoint notation is refused", arguments: ["", "42", "i:x", "u:1", "z:1"])
    func refuses(text: String) {
        #expect(OpaqueID(coded: text) == nil)
    }
}
