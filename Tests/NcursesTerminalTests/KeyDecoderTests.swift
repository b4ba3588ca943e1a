@testable import NcursesTerminal
import TerminalUI
import Testing

struct KeyDecoderTests {
    func scalars(_ text: String) -> [RawInput] { text.unicodeScalars.map(RawInput.scalar) }

    func decode(_ batches: [RawInput]...) -> [TerminalEvent] {
        var decoder = KeyDecoder()
        return batches.flatMap { decoder.decode($0) }
    }

    @Test(arguments: [
        ("a", TerminalEvent.key(.character("a"))), ("日", .key(.character("日"))), ("\r", .key(.enter)),
        ("\n", .key(.enter)), ("\t", .key(.tab)), ("\u{7F}", .key(.backspace)), ("\u{8}", .key(.backspace)),
        ("\u{1}", .key(.control("a"))), ("\u{1A}", .key(.control("z"))), ("\u{0}", .key(.control(" "))),
        ("\u{1D}", .key(.control("]"))), ("\u{3}", .interrupt), ("\u{1C}", .terminate(signal: 3)),
        ("\u{1B}", .key(.escape)), ("\u{1B}x", .key(.alt("x"))), ("\u{1B}[", .key(.alt("["))),
        ("\u{1B}O", .key(.alt("O"))),
    ])
    func `Characters and controls are keys`(_ text: String, _ expected: TerminalEvent) {
        #expect(decode(scalars(text)) == [expected])
    }

    @Test(arguments: [
        "\u{1B}[I", "\u{1B}[27;5;9~", "\u{1B}[?62;22c", "\u{1B}OZ", "\u{1B}]11;rgb:0/0/0\u{7}",
        "\u{1B}P1+r\u{1B}\\", "\u{9B}",
    ])
    func `Sequences that nothing is known about are no keys`(_ sequence: String) {
        #expect(decode(scalars(sequence + "q")) == [.key(.character("q"))])
    }

    @Test func `An answer of the terminal may come in pieces`() {
        #expect(
            decode(scalars("\u{1B}]11;rgb:"), scalars("0/0/0\u{1B}"), scalars("\\q")) == [
                .key(.character("q"))
            ])
    }

    @Test func `Escape stands alone when nothing follows at once`() {
        #expect(decode(scalars("\u{1B}"), scalars("q")) == [.key(.escape), .key(.character("q"))])
        #expect(decode(scalars("\u{1B}\u{1B}")) == [.key(.escape), .key(.escape)])
        #expect(decode([.scalar("\u{1B}"), .key(.up)]) == [.key(.up)])
        #expect(decode(scalars("\u{1B}\r")) == [.key(.escape), .key(.enter)])
    }

    @Test func `What is pasted comes in one piece and is never run as keys`() {
        let pasted: [RawInput] = [.pasteStart] + scalars("q\u{3}\u{1B}[31m") + [.key(.enter)]
        let rest = scalars("\r\nnext\rline") + [.pasteEnd]
        #expect(
            decode(pasted, rest + scalars("x")) == [
                .paste("q\u{3}\u{1B}[31m\nnext\nline"), .key(.character("x")),
            ])
    }

    @Test func `A paste without end is given up, and keys work again`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([.pasteStart] + scalars("half")) == [])
        #expect(decoder.isPasting)
        #expect(decoder.giveUpPaste() == [.paste("half")])
        #expect(decoder.giveUpPaste() == [])
        #expect(decoder.decode(scalars("q")) == [.key(.character("q"))])
    }

    @Test func `The end of a paste that never began means nothing`() {
        #expect(decode([.pasteEnd] + scalars("a")) == [.key(.character("a"))])
    }

    @Test func `Random input never sticks`() {
        var random = SystemRandomNumberGenerator()
        let special: [RawInput] = [
            .pasteStart, .pasteEnd, .key(.up), .unknown, .scalar("\u{1B}"), .scalar("["),
        ]
        var decoder = KeyDecoder()
        for _ in 0..<5_000 {
            let batch = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                special.randomElement(using: &random) ?? .unknown
            }
            _ = decoder.decode(batch)
        }
        _ = decoder.decode([.pasteEnd, .scalar("\u{7}"), .unknown])
        #expect(decoder.decode(scalars("q")) == [.key(.character("q"))])
    }
}
