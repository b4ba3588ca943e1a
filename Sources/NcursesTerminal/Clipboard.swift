internal import Foundation

/// The control sequence that puts text on the clipboard of the terminal's machine (OSC 52).
enum Clipboard {
    /// Inside tmux the sequence is sent twice: tmux obeys the plain one where `set-clipboard` is on, and
    /// hands on the wrapped one where `allow-passthrough` is. GNU screen hands on what is wrapped, as long as no
    /// piece is too long for it.
    static func sequence(_ text: String, inside multiplexer: Multiplexer?) -> String {
        let encoded = Data(text.utf8).base64EncodedString()
        let plain = "\u{1B}]52;c;\(encoded)\u{7}"
        switch multiplexer {
        case nil: return plain
        case .tmux:
            return plain + "\u{1B}Ptmux;" + plain.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
        case .screen: return pieces(of: plain).map { "\u{1B}P\($0)\u{1B}\\" }.joined()
        }
    }

    /// screen 4.9 dropped a sequence of 800 bytes and took those of 400; older ones are said to hold 256.
    private static let longestPiece = 240

    private static func pieces(of sequence: String) -> [Substring] {
        var (pieces, rest): ([Substring], Substring) = ([], sequence[...])
        while !rest.isEmpty {
            pieces.append(rest.prefix(longestPiece))
            rest = rest.dropFirst(longestPiece)
        }
        return pieces
    }
}
