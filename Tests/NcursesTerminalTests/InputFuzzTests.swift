@testable import NcursesTerminal
import TerminalUI
import TestSupport
import Testing

/// Random and mutated input: nothing crashes, nothing sticks, and what was no key makes none.
struct InputFuzzTests {
    static let words: [[UInt8]] =
        [
            "\u{1B}[200~", "\u{1B}[201~", "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}\\",
            "\u{7}", "11;rgb:",
            "ffff/", "\u{1B}[<", "0;1;1", "M", "m", "\u{1B}[M", "é", "日", "😀", "A", "q", "\u{3}", "\r", "~",
            ";", "1", "[",
            "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[?62;22c",
        ].map { Array($0.utf8) } + [[0x80], [0xC3], [0xE2, 0x82], [0xF0], [0xFF], [0x9B], [0]]

    @Test(arguments: 0..<(20 * Soak.factor))
    func `Whatever comes in whatever pieces, keys work afterwards`(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var decoder = KeyDecoder()
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in
                Bool.random(using: &random)
                    ? Self.words.randomElement(using: &random) ?? []
                    : [UInt8.random(in: 0...255, using: &random)]
            }
            decoder.expectsAnswer = Bool.random(using: &random)
            _ = decoder.decode(bytes)
            if Int.random(in: 0..<4, using: &random) == 0 { _ = decoder.giveUp() }
            _ = decoder.takeAnswers()
        }
        _ = decoder.silence()
        #expect(decoder.decode("q".utf8) == [.key(.character("q"))])
    }

    @Test(arguments: 0..<(20 * Soak.factor))
    func `Sequences with their letters changed make no other keys than their own`(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<500 {
            // A control sequence of any parameters ends with its letter: at most one key comes of it.
            let parameters = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0x20...0x3F, using: &random)
            }
            let final = UInt8.random(in: 0x40...0x7E, using: &random)
            guard final != UInt8(ascii: "["), final != UInt8(ascii: "M") || !parameters.isEmpty else {
                continue
            }
            var decoder = KeyDecoder()
            let events = decoder.decode(Array("\u{1B}[".utf8) + parameters + [final]) + decoder.silence()
            #expect(events.count <= 1)
            #expect(events.allSatisfy { if case .key(.character) = $0 { false } else { true } })
        }
    }

    @Test(arguments: 0..<(10 * Soak.factor))
    func `The pieces make no difference`(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<200 {
            let bytes = (0..<20).flatMap { _ in Self.words.randomElement(using: &random) ?? [] }
            var whole = KeyDecoder()
            var pieces = KeyDecoder()
            let expected = whole.decode(bytes) + whole.silence()
            let events = bytes.flatMap { pieces.decode([$0]) } + pieces.silence()
            // Two clicks may be one double click, as time goes by.
            #expect(events.filter(\.isNoClick) == expected.filter(\.isNoClick))
        }
    }
}

extension TerminalEvent {
    fileprivate var isNoClick: Bool { if case .mouse = self { false } else { true } }
}
