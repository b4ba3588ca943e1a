/// Names that have broken other terminal programs.
public enum HostileNames {
    public static let all: [String] = [
        "", " ", "\u{1B}[2J\u{1B}[31mred", "line\nbreak\ttab\r", "\u{202E}right to left", "zero\u{200B}width",
        "👨‍👩‍👧‍👦 family", "❤️ heart", "👍🏽", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "\u{301}alone",
        "陳大文陳大文陳大文陳大文陳大文陳大文", "נועה בת־שבע", "a\u{0}b", "\u{FEFF}bom", "\u{E000}private",
        String(repeating: "wide 漢字 ", count: 200), "'; DROP TABLE users; --", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{9B}31m",
    ]
}
