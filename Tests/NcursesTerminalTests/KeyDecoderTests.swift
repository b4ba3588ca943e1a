@testable import NcursesTerminal
import TerminalUI
import Testing

struct KeyDecoderTests {
    /// What comes of pieces that follow each other at once.
    func decode(_ pieces: String...) -> [TerminalEvent] {
        var decoder = KeyDecoder()
        return pieces.flatMap { decoder.decode($0.utf8) }
    }

    /// What comes of pieces with a long silence after each.
    func decodeSlowly(_ pieces: String...) -> [TerminalEvent] {
        var decoder = KeyDecoder()
        return pieces.flatMap { decoder.decode($0.utf8) + decoder.silence() }
    }

    @Test(arguments: [
        ("a", TerminalEvent.key(.character("a"))), ("日", .key(.character("日"))), ("\r", .key(.enter)),
        ("\n", .key(.enter)), ("\t", .key(.tab)), ("\u{7F}", .key(.backspace)), ("\u{8}", .key(.backspace)),
        ("\u{1}", .key(.control("a"))), ("\u{1A}", .key(.control("z"))), ("\u{0}", .key(.control(" "))),
        ("\u{1D}", .key(.control("]"))), ("\u{3}", .interrupt), ("\u{1C}", .terminate(signal: 3)),
        ("\u{1B}", .key(.escape)), ("\u{1B}x", .key(.alt("x"))), ("\u{1B}[", .key(.alt("["))),
        ("\u{1B}O", .key(.alt("O"))), ("\u{1B}]", .key(.alt("]"))), ("\u{1B}P", .key(.alt("P"))),
        ("😀", .key(.character("😀"))), ("é", .key(.character("é"))),
    ])
    func `Characters and controls are keys`(_ text: String, _ expected: TerminalEvent) {
        #expect(decodeSlowly(text) == [expected])
    }

    @Test(arguments: [
        ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;5A", .up), ("\u{1B}[a", .up), ("\u{1B}[H", .home),
        ("\u{1B}[4~", .end), ("\u{1B}[3;2~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[Z", .backTab),
        ("\u{1B}OP", .function(1)), ("\u{1B}[1;2R", .function(3)), ("\u{1B}[15~", .function(5)),
        ("\u{1B}[24~", .function(12)), ("\u{1B}[[B", .function(2)), ("\u{1B}OM", .enter),
        ("\u{1B}Oq", .character("1")), ("\u{1B}Ok", .character("+")),
    ])
    func `What keyboards send is understood in one piece and in many`(_ sequence: String, _ key: Key) {
        #expect(decode(sequence) == [.key(key)])
        var decoder = KeyDecoder()
        #expect(sequence.utf8.flatMap { decoder.decode([$0]) } == [.key(key)])
    }

    @Test func `What the description says comes first`() {
        let keys = KeySequences(described: [
            Array("A".utf8): .up, Array("[192z".utf8): .function(9), Array("[H".utf8): .delete,
        ])
        var decoder = KeyDecoder(keys: keys)
        #expect(
            decoder.decode("\u{1B}A\u{1B}[192z\u{1B}[H".utf8) == [
                .key(.up), .key(.function(9)), .key(.delete),
            ])
    }

    @Test(arguments: [
        "\u{1B}[I", "\u{1B}[27;5;9~", "\u{1B}[?62;22c", "\u{1B}O9~", "\u{1B}]11;rgb:0/0/0\u{7}",
        "\u{1B}P1+r\u{1B}\\", "\u{9B}", "\u{1B}[24;80R", "\u{1B}[201~", "\u{1B}[<0;0;0M",
        "\u{1B}[<99999999999;1;1M", "\u{1B}[<M", "\u{1B}[M\u{1}\u{1}\u{1}",
        "\u{1B}[" + String(repeating: "1;", count: 500) + "A",
    ])
    func `Sequences that nothing is known about are no keys`(_ sequence: String) {
        #expect(decode(sequence + "q") == [.key(.character("q"))])
    }

    @Test func `A sequence that breaks off is given up, and no key is made of it`() {
        #expect(decodeSlowly("\u{1B}[1;5", "q") == [.key(.character("q"))])
        #expect(decodeSlowly("\u{1B}[<0;1", "q") == [.key(.character("q"))])
        #expect(decodeSlowly("\u{1B}]11;rgb:", "q") == [.key(.character("q"))])
        #expect(decode("\u{1B}[1;\u{3}") == [.interrupt])
        #expect(decode("\u{1B}]52;c;\u{3}") == [.interrupt])
        #expect(decode("\u{1B}[1\u{1B}[B") == [.key(.down)])
    }

    @Test func `Bytes that are no characters are no keys`() {
        var decoder = KeyDecoder()
        let broken: [[UInt8]] = [
            [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xFF],
            [0xE2, 0x82],
        ]
        for bytes in broken {
            #expect(decoder.decode(bytes + [0x71]) == [.key(.character("q"))], "\(bytes)")
        }
        #expect(decoder.decode([0xC3]) + decoder.decode([0xA9]) == [.key(.character("é"))])
    }

    @Test func `Escape stands alone when nothing follows at once`() {
        #expect(decodeSlowly("\u{1B}", "q") == [.key(.escape), .key(.character("q"))])
        #expect(decodeSlowly("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
        #expect(decode("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
        #expect(decode("\u{1B}\r") == [.key(.escape), .key(.enter)])
    }

    @Test func `The mouse is understood in both forms`() {
        let point = Point(column: 4, row: 2)
        #expect(
            decode("\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[<65;5;3M") == [
                .mouse(MouseEvent(point: point, kind: .press)),
                .mouse(MouseEvent(point: point, kind: .release)),
                .mouse(MouseEvent(point: point, kind: .scrollDown, button: .none)),
            ])
        #expect(
            decode("\u{1B}[M\"%", "#q") == [
                .mouse(MouseEvent(point: point, kind: .press, button: .right)), .key(.character("q")),
            ])
    }
}

extension KeyDecoder {
    /// What comes of a silence that lasts.
    mutating func silence() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        while patience != nil { events += giveUp() }
        return events
    }
}
