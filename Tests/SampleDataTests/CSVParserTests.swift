import OrdersCore
import Testing

@testable import SampleData

@Suite("The CSV reader keeps to RFC 4180")
struct CSVParserTests {
    @Test(
        "Fields may hold commas, quotes and line breaks; lines end either way; a byte order mark is skipped")
    func fields() throws {
        let text = "\u{feff}a,b\r\n\"x,1\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\r\n,\"\"\n"
        let expected = [["a", "b"], ["x,1", "say \"hi\""], ["two\r\nlines", ""], ["", ""]]
        for size in [1, 2, 3, 1_000] {
            #expect(try records(text, pieceSize: size).map(\.fields) == expected)
        }
    }

    @Test("Records know the line they start on, line breaks inside quotes counted")
    func lines() throws {
        #expect(try records("a\n\"1\n2\n3\"\nb").map(\.line) == [1, 2, 5])
    }

    @Test("The last line needs no line break, and an empty file has no records")
    func endings() throws {
        #expect(try records("a,b").map(\.fields) == [["a", "b"]])
        #expect(try records("a,").map(\.fields) == [["a", ""]])
        #expect(try records("a\r\n").map(\.fields) == [["a"]])
        #expect(try records("").isEmpty)
    }

    @Test(
        "What is malformed is refused with file and line",
        arguments: [
            ("a\nb,\"open", "line 2"), ("a\n\"b\"c\n", "line 2"), ("a\nb\"c\n", "line 2"),
            ("a\rb\n", "line 1"),
            ("a\n\nx\r", "line 3"),
        ])
    func malformed(text: String, place: String) throws {
        let error = try #require(throws: OrdersError.self) { try records(text) }
        #expect(error.code == .invalidInput)
        #expect(error.message.hasPrefix("shop.csv, \(place) "))
    }

    @Test("Bytes that are no UTF-8 are refused, not repaired")
    func encoding() throws {
        var parser = CSVParser(file: "shop.csv")
        let error = try #require(throws: OrdersError.self) {
            try parser.consume([0x61, 0x0a, 0xff, 0x0a]) { _ in }
        }
        #expect(error.message.contains("line 2"))
        #expect(error.message.contains("UTF-8"))
    }

    @Test("Whatever is written is read back to the byte")
    func roundTrip() throws {
        let hostile =
            (0..<AwkwardNames.count).map(AwkwardNames.name) + [
                "", " ", "\"", "\"\"", ",", "\r\n", "\n", "é", "e\u{301}",
            ]
        let line = hostile.map(CSVWriter.field).joined(separator: ",") + "\r\n"
        let read = try #require(try records(line).first)
        #expect(read.fields.map { Array($0.utf8) } == hostile.map { Array($0.utf8) })
    }

    private func records(_ text: String, pieceSize: Int = 1_000) throws -> [CSVRecord] {
        var parser = CSVParser(file: "shop.csv")
        var records: [CSVRecord] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try parser.consume(rest.prefix(pieceSize)) { records.append($0) }
            rest = rest.dropFirst(pieceSize)
        }
        try parser.end { records.append($0) }
        return records
    }
}
