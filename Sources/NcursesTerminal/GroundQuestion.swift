internal import Glibc
import TerminalUI

/// Asks the terminal what colour its ground has (OSC 11) and understands the answer.
enum GroundQuestion {
    /// What to send.
    static let text = "\u{1B}]11;?\u{1B}\\"

    /// The ground that an answer like `11;rgb:ffff/ffff/ffff` tells of; `nil` for any other.
    static func ground(_ answer: String) -> Ground? {
        guard let colon = answer.firstIndex(of: ":"), ["11;rgb", "11;rgba"].contains(answer[..<colon])
        else { return nil }
        let shares = answer[answer.index(after: colon)...].split(separator: "/").map(share)
        guard shares.count >= 3, let red = shares[0], let green = shares[1], let blue = shares[2] else {
            return nil
        }
        return isLight(red, green, blue) ? .light : .dark
    }

    /// One to four hexadecimal digits as a share of the most that they can say.
    private static func share(_ digits: Substring) -> Double? {
        guard (1...4).contains(digits.count), let value = UInt16(digits, radix: 16) else { return nil }
        return Double(value) / Double(1 << (4 * digits.count) - 1)
    }

    /// Whether black stands out more than white on it, by the relative luminance of
    /// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance (with a gamma of 2.2, which is near enough here).
    private static func isLight(_ red: Double, _ green: Double, _ blue: Double) -> Bool {
        let luminance = 0.2126 * pow(red, 2.2) + 0.7152 * pow(green, 2.2) + 0.0722 * pow(blue, 2.2)
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05)
    }
}
