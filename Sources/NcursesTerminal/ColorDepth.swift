internal import CNcurses
internal import Foundation
import TerminalUI

/// How many colours the terminal has.
enum ColorDepth: Equatable {
    case monochrome, eight, sixteen, full

    /// Switches colours on. None where the person wants none (https://no-color.org), the terminal has none
    /// or can't keep its own background.
    static func start() -> ColorDepth {
        let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        guard !refused, has_colors(), start_color() == OK, use_default_colors() == OK else {
            return .monochrome
        }
        guard cn_pairs() > StyleRole.allCases.count else { return .monochrome }
        switch cn_colors() {
        case 256...: return .full
        case 16...: return .sixteen
        case 8...: return .eight
        default: return .monochrome
        }
    }

    /// The number that ncurses knows a colour by; -1 is the terminal's own.
    func color(_ color: Appearance.Color?) -> Int16 {
        guard let color else { return -1 }
        switch self {
        case .monochrome: return -1
        case .eight: return isFaint(color) ? -1 : Int16(color.fallback % 8)
        case .sixteen: return Int16(color.fallback)
        case .full: return Int16(color.index)
        }
    }

    /// Grey is bright black, and of eight colours only black is left of it: better the terminal's own, dim.
    func isFaint(_ color: Appearance.Color?) -> Bool {
        self == .eight && color?.fallback == 8
    }
}
