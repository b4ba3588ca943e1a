import Testing

@testable import OrdersCore

@Suite("JSON text")
struct JSONTextTests {
    @Test("money keeps its decimals, because numbers are kept as digits")
    func numbers() {
        #expect(
            JSONValue.object([.init("total_spent", .number("12480.10"))]).text
                == "{\n  \"total_spent\": 12480.10\n}")
    }

    @Test("quotes, backslashes and line ends are escaped")
    func commonEscapes() {
        #expect(JSONValue.text("a\"b\\c\nd\re\tf").text == #""a\"b\\c\nd\re\tf""#)
    }

    @Test("control, format and separator characters can't reach a terminal, other scripts stay as they are")
    func uncommonEscapes() {
        let hostile = "\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{2028}\u{E0041}"
        #expect(JSONValue.text(hostile).text == #""\u001b[2J\u007f\u009b\u202e\u2028\udb40\udc41""#)
        #expect(JSONValue.text("Ærø 李 مريم 👩").text == "\"Ærø 李 مريم 👩\"")
    }

    @Test("rows stand one to a line, at the top and inside an object")
    func layout() {
        let row = JSONValue.object([.init("a", .number("1")), .init("b", .null)])
        #expect(
            JSONValue.list([row, row]).text == "[\n  {\"a\": 1, \"b\": null},\n  {\"a\": 1, \"b\": null}\n]")
        let document = JSONValue.object([.init("ok", .boolean(true)), .init("rows", .list([row]))])
        #expect(document.text == "{\n  \"ok\": true,\n  \"rows\": [\n    {\"a\": 1, \"b\": null}\n  ]\n}")
    }

    @Test("nothing is an empty list, an empty object and an empty text")
    func empty() {
        #expect(JSONValue.list([]).text == "[]")
        #expect(JSONValue.object([]).text == "{}")
        #expect(JSONValue.text("").text == "\"\"")
    }
}
