@testable import NcursesTerminal
import Testing

struct ClipboardTests {
    @Test func `Text is sent in base 64`() {
        #expect(Clipboard.sequence("row ü", inside: nil) == "\u{1B}]52;c;cm93IMO8\u{7}")
    }

    @Test func `Inside tmux the sequence is sent plain and wrapped`() {
        #expect(
            Clipboard.sequence("a", inside: .tmux)
                == "\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
    }

    @Test func `Inside screen the sequence is wrapped in pieces that it takes`() {
        let sequence = Clipboard.sequence(String(repeating: "x", count: 300), inside: .screen)
        let pieces = sequence.split(separator: "\u{1B}\\")
        #expect(pieces.count == 2)
        #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 242 })
        let whole = pieces.map { $0.dropFirst(2) }.joined()
        #expect(whole == Clipboard.sequence(String(repeating: "x", count: 300), inside: nil))
    }

    @Test func `tmux inside screen counts as tmux`() {
        #expect(Multiplexer(environment: ["TMUX": "a", "STY": "b"]) == .tmux)
        #expect(Multiplexer(environment: ["STY": "b"]) == .screen)
        #expect(Multiplexer(environment: [:]) == nil)
    }
}
