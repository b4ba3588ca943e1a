import Testing

@testable import ordertop

@Suite("What a person may have meant")
struct SpellingTests {
    @Test("A slip of the finger is near, another word isn't")
    func nearest() {
        let words = ["theme", "interval", "mouse", "ascii", "log"]
        #expect(Spelling.nearest(to: "thme", in: words) == "theme")
        #expect(Spelling.nearest(to: "Theme", in: words) == "theme")
        #expect(Spelling.nearest(to: "tehme", in: words) == "theme")
        #expect(Spelling.nearest(to: "intervall", in: words) == "interval")
        #expect(Spelling.nearest(to: "colours", in: words) == nil)
        #expect(Spelling.nearest(to: "x", in: words) == nil)
    }

    @Test("The distance counts letters put in, left out, replaced and swapped")
    func distance() {
        #expect(Spelling.distance("", "abc") == 3)
        #expect(Spelling.distance("abc", "abc") == 0)
        #expect(Spelling.distance("refersh", "refresh") == 1)
        #expect(Spelling.distance("kitten", "sitting") == 3)
    }
}
