internal import CNcurses
import TerminalUI

/// What ncurses is told for each role: attributes and a pair of colours.
struct StyleTable {
    struct Entry {
        var attributes: attr_t
        var pair: Int16
    }

    private let entries: [Entry]

    /// Registers the colours of all roles as far as the terminal has them.
    init(_ palette: Palette, depth: ColorDepth) {
        entries = StyleRole.allCases.map { role in Self.entry(role, palette[role], depth) }
    }

    subscript(style: Style) -> Entry {
        var entry = entries[Int(style.role.rawValue)]
        if style.bold { entry.attributes |= cn_bold() }
        if style.underline { entry.attributes |= cn_underline() }
        if style.reverse { entry.attributes ^= cn_reverse() }
        return entry
    }

    private static func entry(_ role: StyleRole, _ look: Appearance, _ depth: ColorDepth) -> Entry {
        guard depth != .monochrome else { return Entry(attributes: look.monochrome.ncurses, pair: 0) }
        let foreground = depth.color(look.foreground)
        let background = depth.color(look.background)
        let attributes = look.attributes.ncurses | (depth.isFaint(look.foreground) ? cn_dim() : 0)
        guard foreground >= 0 || background >= 0 else { return Entry(attributes: attributes, pair: 0) }
        let pair = Int16(role.rawValue) + 1
        guard init_pair(pair, foreground, background) == OK else {
            return Entry(attributes: look.monochrome.ncurses, pair: 0)
        }
        return Entry(attributes: attributes, pair: pair)
    }
}

extension Appearance.Attributes {
    fileprivate var ncurses: attr_t {
        (contains(.bold) ? cn_bold() : 0) | (contains(.dim) ? cn_dim() : 0)
            | (contains(.underline) ? cn_underline() : 0) | (contains(.reverse) ? cn_reverse() : 0)
            | (contains(.italic) ? cn_italic() : 0)
    }
}
