import Foundation

/// A colour of a screen.
struct ScreenColor {
    let red: Double
    let green: Double
    let blue: Double

    /// `0x1E1E1E`.
    init(_ hexadecimal: Int) {
        red = Double(hexadecimal >> 16 & 0xFF) / 255
        green = Double(hexadecimal >> 8 & 0xFF) / 255
        blue = Double(hexadecimal & 0xFF) / 255
    }

    /// One of xterm's 256 colours from 16 on, which no terminal changes: a cube of 6×6×6 and 24 greys.
    init(index: UInt8) {
        precondition(index >= 16)
        let grey = 8 + 10 * (Int(index) - 232)
        let steps = [0, 95, 135, 175, 215, 255]
        let cube = Int(index) - 16
        let color = (steps[cube / 36 % 6], steps[cube / 6 % 6], steps[cube % 6])
        let (red, green, blue) = index >= 232 ? (grey, grey, grey) : color
        self.init(red << 16 | green << 8 | blue)
    }

    /// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    var luminance: Double {
        func linear(_ share: Double) -> Double {
            share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    func contrast(to other: ScreenColor) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }
}
