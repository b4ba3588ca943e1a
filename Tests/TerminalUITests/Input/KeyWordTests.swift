import TerminalUI
import Testing

struct KeyWordTests {
    @Test(
        "A key is read from the word a person writes for it",
        arguments: [
            ("a", Key.character("a")), ("G", .character("G")), ("+", .character("+")), ("-", .character("-")),
            ("space", .character(" ")), ("Enter", .enter), ("esc", .escape), ("f5", .function(5)),
            ("F12", .function(12)), ("ctrl-r", .control("r")), ("Ctrl-R", .control("r")),
            ("ctrl-space", .control(" ")), ("alt-x", .alt("x")), ("shift-tab", .backTab),
            ("shift-a", .character("A")), ("pgup", .pageUp), ("pagedown", .pageDown), ("ctrl-i", .tab),
            ("alt--", .alt("-")),
        ])
    func reading(_ word: String, _ key: Key) {
        #expect(Key(word: word) == key)
    }

    @Test(
        "What isn't a key is none",
        arguments: ["", " ", "f0", "f99", "ctrl-", "ctrl-xy", "super-a", "ab", "alt"])
    func none(_ word: String) {
        #expect(Key(word: word) == nil)
    }

    @Test("A key's own word is read as that key")
    func roundTrip() {
        let keys: [Key] = [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home,
            .end, .pageUp, .pageDown, .function(3), .control("r"), .control(" "), .alt("q"),
            .character("x"), .character(" "), .character("é"),
        ]
        for key in keys { #expect(Key(word: key.word) == key, "\(key)") }
    }
}
