internal import CNcurses

/// The control sequences that undo what the terminal was asked for.
enum RestoreText {
    static let pasteOn = "\u{1B}[?2004h"
    static let pasteOff = "\u{1B}[?2004l"
    static var keypadOn: String { capability("smkx") }
    private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l"

    /// Everything off, for a crash: paste, mouse and keypad modes, attributes; the cursor and the screen of
    /// before. After the terminal was opened.
    static func afterCrash() -> [UInt8] {
        let capabilities = ["rmkx", "cnorm", "sgr0", "op", "rmcup"].map(capability)
        return Array((pasteOff + mouseOff + capabilities.joined()).utf8)
    }

    /// A capability without the delays that some descriptions put into it.
    private static func capability(_ name: String) -> String {
        guard let text = cn_capability(name) else { return "" }
        return String(cString: text).replacing(/\$<[0-9.]*[*\/]*>/, with: "")
    }
}
