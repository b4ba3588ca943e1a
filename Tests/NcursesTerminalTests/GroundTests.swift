@testable import NcursesTerminal
import TerminalUI
import Testing

/// Whether the terminal's ground is dark or light.
struct GroundTests {
    @Test(arguments: [
        ("11;rgb:ffff/ffff/ffff", Ground.light), ("11;rgb:0000/0000/0000", .dark), ("11;rgb:f/f/f", .light),
        ("11;rgb:00/2b/36", .dark), ("11;rgb:fdfd/f6f6/e3e3", .light), ("11;rgba:ff/ff/ff/80", .light),
        ("11;rgb:3000/0a0a/2424", .dark),
    ])
    func `The terminal's answer is understood`(_ answer: String, _ ground: Ground) {
        #expect(GroundQuestion.ground(answer) == ground)
    }

    @Test(arguments: [
        "", "11;", "11;rgb:", "11;rgb:ff/ff", "11;rgb:gg/00/00", "10;rgb:0/0/0", "11;rgb:fffff/0/0",
        "52;c;YQ==",
    ])
    func `Any other answer says nothing`(_ answer: String) {
        #expect(GroundQuestion.ground(answer) == nil)
    }

    @Test func `COLORFGBG is understood where it is clear`() {
        #expect(Ground(colorFGBG: "15;0") == .dark)
        #expect(Ground(colorFGBG: "0;15") == .light)
        #expect(Ground(colorFGBG: "0;default;7") == .light)
        #expect(Ground(colorFGBG: "7;8") == .dark)
        for text in [nil, "", "15;default", "x", "15;16", ";"] { #expect(Ground(colorFGBG: text) == nil) }
    }

    @Test(arguments: ["\u{7}", "\u{1B}\\"])
    func `An answer may come in any pieces, with keys around it`(_ end: String) {
        let answer = "11;rgb:ffff/ffff/ffff"
        let whole = Array(("j\u{1B}]" + answer + end + "k").utf8)
        for cut in whole.indices {
            for isSlow in [false, true] {
                var decoder = KeyDecoder()
                decoder.expectsAnswer = true
                var events = decoder.decode(whole[..<cut])
                // A pause of a fifth of a second.
                if isSlow, let patience = decoder.patience, patience < .milliseconds(200) {
                    events += decoder.giveUp()
                }
                events += decoder.decode(whole[cut...])
                #expect(events == [.key(.character("j")), .key(.character("k"))], "cut at \(cut)")
                #expect(decoder.takeAnswers() == [answer], "cut at \(cut)")
            }
        }
    }

    @Test func `An answer behind an Escape that was given up makes no more keys`() {
        var decoder = KeyDecoder()
        decoder.expectsAnswer = true
        #expect(decoder.decode("\u{1B}".utf8) + decoder.silence() == [.key(.escape)])
        #expect(decoder.decode("]11;rgb:0/0/0\u{7}q".utf8) == [.key(.character("q"))])
        #expect(decoder.takeAnswers() == ["11;rgb:0/0/0"])
    }

    @Test func `Keys that begin like an answer are keys`() {
        for keys in ["]", "]q", "]11q", "]1\r"] {
            var decoder = KeyDecoder()
            decoder.expectsAnswer = true
            var events = decoder.decode("\u{1B}".utf8) + decoder.giveUp()
            events += decoder.decode(keys.utf8) + decoder.silence()
            var plain = KeyDecoder()
            #expect(events == [.key(.escape)] + plain.decode(keys.utf8), "\(keys)")
        }
        var decoder = KeyDecoder()
        decoder.expectsAnswer = true
        #expect(decoder.decode("\u{1B}".utf8) + decoder.giveUp() == [])
        #expect(decoder.decode("q".utf8) == [.key(.escape), .key(.character("q"))])
    }
}
