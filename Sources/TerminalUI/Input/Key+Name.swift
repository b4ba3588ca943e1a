extension Key {
    /// The key as footers, help and documents show it: `⏎`, `Tab`, `↑`, `PgUp`, `Ctrl-C`, `Space`.
    public var name: String { name(.unicode) }

    /// The key as it is shown with these glyphs: `Enter`, `Up` in ASCII.
    public func name(_ glyphs: Glyphs) -> String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .function(let number): "F\(number)"
        case .control(let character): "Ctrl-\(character == " " ? "Space" : character.uppercased())"
        case .alt(let character): "Alt-\(character)"
        case .up: glyphs.isASCII ? "Up" : glyphs.arrowUp
        case .down: glyphs.isASCII ? "Down" : glyphs.arrowDown
        case .left: glyphs.isASCII ? "Left" : glyphs.arrowLeft
        case .right: glyphs.isASCII ? "Right" : glyphs.arrowRight
        case .enter: glyphs.enter
        default: plainName
        }
    }

    private var plainName: String {
        switch self {
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        default: "PgDn"
        }
    }

    /// Several keys in one footer entry: `↑↓`, in ASCII and for names of several letters `Up/Down`.
    static func names(_ keys: [Key], _ glyphs: Glyphs) -> String {
        let names = keys.map { $0.name(glyphs) }
        return names.joined(separator: names.allSatisfy { $0.count == 1 } ? "" : "/")
    }
}
