/// Text as nobody would wish it in a terminal.
enum HostileText {
    static func random(using random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...30, using: &random)).reduce(into: "") { text, _ in
            if Bool.random(using: &random), let piece = pieces.randomElement(using: &random) {
                text += piece
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private static let pieces = [
        "a", "word ", "12,480.10", "日本", "\u{301}", "\u{1B}[2J", "\u{202E}", "👩‍👩‍👧", "🇩🇪", "שלום", "\n",
        "क्षि", "\u{200D}", "\u{FE0F}", "한", "　", "…", "\u{E0041}", "\u{9B}31m",
    ]
}
