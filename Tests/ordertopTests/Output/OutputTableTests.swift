import OrdersCore
import Testing

@testable import ordertop

@Suite("Output tables")
struct OutputTableTests {
    private let columns: [OutputColumn] = [
        .text("username", title: "user"), .hidden("user_id"), .number("total_spent", title: "spent"),
    ]

    private func table(_ names: [String]) -> OutputTable {
        OutputTable(
            columns: columns,
            rows: names.map { [.text($0), .id(.integer(7)), .money(Money(minorUnits: 1_248_010))] })
    }

    @Test("CSV has a header, CRLF after each record and quotes where RFC 4180 wants them")
    func csv() {
        let csv = table(["a,b", "say \"hi\"", "two\nlines", "plain"]).csv
        #expect(
            csv == "username,user_id,total_spent\r\n\"a,b\",7,12480.10\r\n\"say \"\"hi\"\"\",7,12480.10\r\n"
                + "\"two\nlines\",7,12480.10\r\nplain,7,12480.10\r\n")
    }

    @Test("CSV tells a missing value from an empty text")
    func csvMissing() {
        let table = OutputTable(columns: [.text("a"), .text("b")], rows: [[.missing, .text("")]])
        #expect(table.csv == "a,b\r\n,\"\"\r\n")
    }

    @Test("a row that is too short or too long still has a cell for each column")
    func raggedRows() {
        let table = OutputTable(columns: [.text("a")], rows: [[], [.text("x"), .text("y")]])
        #expect(table.rows == [[.missing], [.text("x")]])
    }

    @Test("JSON carries names exactly and integer ids as numbers")
    func json() {
        let json = JSONValue.list(table(["O'Neil \u{1B}[31m"]).json).text
        #expect(
            json
                == "[\n  {\"username\": \"O'Neil \\u001b[31m\", \"user_id\": 7, \"total_spent\": 12480.10}\n]"
        )
    }

    @Test("a table for people leaves hidden columns out and aligns numbers to the right")
    func lines() {
        #expect(
            table(["maria.s", "li"]).lines() == [
                "USER         SPENT", "maria.s  12,480.10", "li       12,480.10",
            ])
    }

    @Test("a table aligns by what a terminal shows, not by characters")
    func wideLines() {
        let lines = table(["李小龙", "abcdef"]).lines()
        #expect(lines[1] == "李小龙  12,480.10")
        #expect(lines[2] == "abcdef  12,480.10")
    }

    @Test("no name can drive the terminal or break a line")
    func hostileLines() {
        let hostile = ["\u{1B}]0;owned\u{7}", "two\nlines", "\u{202E}evil", "a\u{9B}2J", "\r\u{8}x"]
        let text = table(hostile).lines().joined()
        let categories = Set(text.unicodeScalars.map(\.properties.generalCategory))
        #expect(categories.isDisjoint(with: [.control, .format, .lineSeparator, .paragraphSeparator]))
        #expect(table(hostile).lines().count == hostile.count + 1)
    }
}
