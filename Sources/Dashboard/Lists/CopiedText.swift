import OrdersCore

/// A text on its way to the clipboard.
struct CopiedText: Hashable, Sendable {
    /// What it is, for the notice: `the row`, `3 rows`.
    let name: String
    /// Safe to be pasted into a shell: but for line breaks and tabs, no character of it controls anything.
    let text: String

    init(name: String, text: String) {
        self.name = name
        self.text = CopiedText.safe(text)
    }

    /// What terminals are known to take by OSC 52: 100,000 bytes with their frame, which Base64 makes of 74,994.
    static let limit = 74_994

    /// Why it can't be copied, in a sentence; nil when it can.
    var refusal: String? {
        let bytes = text.utf8.count
        guard bytes > CopiedText.limit else { return nil }
        let limit = Int64(CopiedText.limit).spokenBytes
        return "\(Int64(bytes).spokenBytes) are more than terminals take (\(limit)); e writes a file."
    }

    /// Joiners stay, because words and emoji are spelt with them.
    private static func safe(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "\n", "\t", "\u{200C}", "\u{200D}": scalar
            default: isControlling(scalar) ? "\u{B7}" : scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func isControlling(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
