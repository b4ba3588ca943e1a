import TerminalUI
import Testing

struct SanitizerTests {
    @Test(arguments: [
        ("maria.s", "maria.s"),
        ("a\u{1B}[31mb", "a·[31mb"),
        ("a\nb\r\nc\td", "a·b··c·d"),
        ("\u{0}\u{7F}\u{85}\u{9B}", "····"),
        ("user\u{202E}gpj", "user·gpj"),
        ("\u{200B}\u{200D}\u{FEFF}\u{2066}", "····"),
        ("soft\u{AD}hyphen", "soft·hyphen"),
        ("\u{E000}\u{10FFFF}\u{FFFE}\u{378}", "····"),
        ("\u{301}", "·"),
        ("a\u{301}", "a\u{301}"),
        ("a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "a\u{301}\u{301}\u{301}\u{301}"),
        (" \u{301}", " ·"),
        ("no\u{A0}break", "no break"),
        ("hangul\u{3164}filler", "hangul·filler"),
        ("a\u{E0041}b", "a·b"),
        ("\u{FFFD}", "\u{FFFD}"),
    ])
    func `Only what is harmless and visible gets through`(_ text: String, _ expected: String) {
        #expect(Sanitizer.clean(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("👩‍👩‍👧", "👩", 2), ("👍🏽", "👍", 2), ("❤️", "❤", 1), ("🇩🇪", "DE", 2), ("1️⃣", "1\u{20E3}", 1),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", 2), ("日本", "日本", 4), ("한", "한", 2),
        ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
        ("क्षि", "क्षि", 3), ("שלום", "שלום", 4), ("　", "　", 2), ("…", "…", 1),
    ])
    func `Sequences on whose width terminals disagree are reduced`(
        _ text: String, _ expected: String, _ width: Int
    ) {
        #expect(Sanitizer.clean(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
        #expect(TextWidth.columns(of: text) == width)
        #expect(Sanitizer.cells(of: text).reduce(0) { $0 + $1.width } == width)
    }

    @Test func `ASCII terminals get another placeholder`() {
        #expect(Sanitizer.clean("a\u{1B}b", placeholder: Sanitizer.asciiPlaceholder) == "a?b")
    }

    @Test func `What was cleaned is clean`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<2000 {
            let once = Sanitizer.clean(HostileText.random(using: &random))
            #expect(Sanitizer.clean(once).unicodeScalars.elementsEqual(once.unicodeScalars))
        }
    }
}
