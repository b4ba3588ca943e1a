import Testing

@testable import NcursesTerminal

struct LeanTextTests {
    private func lean(_ text: String) -> String {
        String(decoding: LeanText.of(Array(text.utf8)), as: UTF8.self)
    }

    @Test func `Text, moves of the cursor and single changes of look stay as they are`() {
        let text = "\u{1B}[1;104H\u{1B}[38;5;248m5 µs\u{1B}[m\u{8}\u{1B}[2K\u{1B}]11;?\u{1B}\\"
        #expect(lean(text) == text)
    }

    @Test func `Changes of look that follow each other become one`() {
        #expect(lean("\u{1B}[0;1m\u{1B}[38;5;248m5") == "\u{1B}[0;1;38;5;248m5")
        #expect(lean("\u{1B}[m\u{1B}[4m\u{1B}[7mx") == "\u{1B}[0;4;7mx")
    }

    @Test func `What a reset makes void is left out`() {
        #expect(lean("5\u{1B}[39m\u{1B}[m") == "5\u{1B}[m")
        #expect(lean("5\u{1B}[39;49m\u{1B}[0m\u{1B}[38;5;39m│") == "5\u{1B}[0;38;5;39m│")
    }

    @Test func `A number that only begins with a zero, and black, are no reset`() {
        #expect(lean("\u{1B}[1m\u{1B}[38;5;0mx") == "\u{1B}[1;38;5;0mx")
        #expect(lean("\u{1B}[1m\u{1B}[03mx") == "\u{1B}[1;03mx")
    }

    @Test func `The usual character set isn't chosen again`() {
        #expect(
            lean("\u{1B}(B\u{1B}[0;1m\u{1B}(B\u{1B}[32mB\u{1B}[39m\u{1B}(B\u{1B}[m")
                == "\u{1B}[0;1;32mB\u{1B}[m")
    }

    @Test func `A sequence that isn't complete stays as it is`() {
        #expect(lean("x\u{1B}[38;5") == "x\u{1B}[38;5")
        #expect(lean("x\u{1B}[1;3") == "x\u{1B}[1;3")
        #expect(lean("x\u{1B}") == "x\u{1B}")
    }
}
