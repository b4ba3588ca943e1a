@testable import NcursesTerminal
import Testing

struct ClipboardTests {
    @Test func `Text is sent in base 64`() {
        #expect(Clipboard.sequence("row ü", insideTmux: false) == "\u{1B}]52;c;cm93IMO8\u{7}")
    }

    @Test func `Inside tmux the sequence is sent plain and wrapped`() {
        #expect(
            Clipboard.sequence("a", insideTmux: true)
                == "\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
    }
}
