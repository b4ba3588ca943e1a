@testable import NcursesTerminal
import TerminalUI
import Testing

struct PasteTests {
    let start = "\u{1B}[200~"
    let end = "\u{1B}[201~"

    func decode(_ pieces: String...) -> [TerminalEvent] {
        var decoder = KeyDecoder()
        return pieces.flatMap { decoder.decode($0.utf8) } + decoder.silence()
    }

    @Test func `What is pasted comes in one piece and is never run as keys`() {
        #expect(
            decode(start + "q\u{3}\u{1B}[31m\u{1B}[A\r", "\r\nnext\rline", end, "x") == [
                .paste("q\u{3}\u{1B}[31m\u{1B}[A\n\nnext\nline"), .key(.character("x")),
            ])
    }

    @Test func `The marker of the end may come in any pieces`() {
        let whole = Array((start + "a\u{1B}[20b\u{1B}\u{1B}" + end + "x").utf8)
        for cut in whole.indices {
            var decoder = KeyDecoder()
            let events = decoder.decode(whole[..<cut]) + decoder.decode(whole[cut...]) + decoder.silence()
            #expect(events == [.paste("a\u{1B}[20b\u{1B}\u{1B}"), .key(.character("x"))], "cut at \(cut)")
        }
    }

    @Test func `An end within the paste doesn't turn the rest into keys`() {
        #expect(
            decode(start + "a" + end + "q\r", "y" + end + "j") == [
                .paste("aq\ny"), .key(.character("j")),
            ])
        #expect(
            decode(start + "a" + end + "j" + start + "b" + end) == [
                .paste("a"), .key(.character("j")), .paste("b"),
            ])
    }

    @Test func `A paste without end is given up, and keys work again`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode((start + "half").utf8) == [])
        #expect(decoder.patience == .seconds(5))
        #expect(decoder.giveUp() == [.paste("half")])
        #expect(decoder.giveUp() == [])
        #expect(decoder.decode("q".utf8) == [.key(.character("q"))])
    }

    @Test func `Of a huge paste the beginning is kept, and its end is found`() {
        var decoder = KeyDecoder()
        let events = decoder.decode((start + String(repeating: "x", count: 200_000) + end + "q").utf8)
        #expect(events == [])
        let after = decoder.silence()
        #expect(after == [.paste(String(repeating: "x", count: 65_536)), .key(.character("q"))])
    }
}
