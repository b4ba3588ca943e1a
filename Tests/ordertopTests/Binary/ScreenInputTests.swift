import Foundation
import TerminalHarness
import TerminalUI
import TestSupport
import Testing

/// Whatever comes in as keys, the program stays, and nothing is done that nobody asked for.
@Suite("The screen's input, by the binary", .timeLimit(.minutes(30)))
struct ScreenInputTests {
    @Test(
        "pasted text never acts, with markers and sequences in it or without",
        arguments: [
            "q", "\u{3}", ":quit\r", "q\u{1B}[201~q\r\u{3}", "\u{1B}[A\u{1B}[201~q", "\u{1B}", "\u{1B}[200~q",
            "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}q", "a\rq\r",
        ])
    func paste(_ text: String) async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open()
            try window.paste(text)
            try await window.waitUntilIdle()
            window.clearOutput()
            try window.send("?")
            try await window.waitForOutput(containing: "type to search")
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }

    @Test("bytes that no key sends don't end it, and keys work afterwards", arguments: 0..<(2 * Soak.factor))
    func noise(_ seed: Int) async throws {
        try await ScreenShop.with { shop in
            var random = SeededGenerator(seed: UInt64(seed))
            let window = try await shop.open(["--read-only"])
            for _ in 0..<60 { try window.send(Noise.bytes(using: &random)) }
            // Ends what has begun, and closes what is open.
            try window.send("\u{1B}[201~")
            try await window.waitUntilIdle()
            for _ in 1...4 {
                try window.send("\u{1B}")
                try await window.waitUntilIdle()
            }
            window.clearOutput()
            try window.resize(Size(columns: 100, rows: 36))
            try await window.waitForOutput(containing: "spenders")
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }

    @Test("a flood of input doesn't fill the memory")
    func flood() async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open()
            try await window.waitUntilIdle()
            let meter = ProcessMeter(processID: try #require(window.processID))
            let piece =
                "\u{1B}[<64;5;5M\u{1B}[<65;5;5Mé\u{1B}[200~" + String(repeating: "x", count: 500)
                + "\u{1B}[201~"
            for _ in 0..<200 { try window.send(piece) }
            try await window.waitUntilIdle()
            let before = try #require(meter.reading).residentBytes
            for _ in 0..<1_000 { try window.send(piece) }
            try await window.waitUntilIdle()
            let after = try #require(meter.reading).residentBytes
            #expect(after - before < 8 << 20)
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }
}

/// Input that makes no sense, without what ends the program.
private enum Noise {
    private static let pieces = [
        "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}\\", "\u{7}", "\u{1B}[<", "0;1;1", "\u{1B}[M",
        "\u{1B}[200~",
        "\u{1B}[201~", "é", "日", "😀", ";", "1", "\u{1B}[999;999H", "\u{1B}[?62;22c", "\u{1B}[<0;99999;3M",
        "\u{FFFD}",
        "\u{1B}[1;5C", "\u{1B}[6~", "\t", "j", "k", "z", "2", "4", "g", "G", "/", "\u{0}", "\u{1F}", "\u{1D}",
    ]

    static func bytes(using random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...40, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
}
