internal import Foundation

/// The control sequence that puts text on the clipboard of the terminal's machine (OSC 52).
enum Clipboard {
    /// Inside tmux the sequence is sent twice: tmux obeys the plain one where `set-clipboard` is on, and
    /// hands on the wrapped one where `allow-passthrough` is.
    static func sequence(_ text: String, insideTmux: Bool) -> String {
        let encoded = Data(text.utf8).base64EncodedString()
        let plain = "\u{1B}]52;c;\(encoded)\u{7}"
        guard insideTmux else { return plain }
        return plain + "\u{1B}Ptmux;" + plain.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
    }
}
