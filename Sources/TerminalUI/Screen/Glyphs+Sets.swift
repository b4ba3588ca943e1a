extension Glyphs {
    /// For terminals with a UTF-8 locale.
    public static let unicode = Glyphs(
        isASCII: false,
        box: .unicode,
        barSteps: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
        barTrack: " ",
        barStart: "▕",
        barEnd: "▏",
        columnSteps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        shades: ["░", "▒", "▓", "█"],
        ellipsis: "…",
        placeholder: Sanitizer.placeholder,
        filledBullet: "●",
        hollowBullet: "○",
        check: "✓",
        cross: "✗",
        arrowUp: "↑",
        arrowDown: "↓",
        arrowLeft: "←",
        arrowRight: "→",
        enter: "⏎",
        scrollThumb: "┃",
        scrollTrack: "│",
        separator: "·"
    )

    /// For the Linux console, whose fonts have the characters of the first PCs (code page 437) and few more.
    public static let console = Glyphs(
        isASCII: false,
        box: .unicode,
        barSteps: ["▌", "█"],
        barTrack: " ",
        barStart: "[",
        barEnd: "]",
        columnSteps: ["▄", "█"],
        shades: ["░", "▒", "▓", "█"],
        ellipsis: "~",
        placeholder: Sanitizer.placeholder,
        filledBullet: "■",
        hollowBullet: "°",
        check: "√",
        cross: "x",
        arrowUp: "↑",
        arrowDown: "↓",
        arrowLeft: "←",
        arrowRight: "→",
        enter: "Enter",
        scrollThumb: "█",
        scrollTrack: "│",
        separator: "·"
    )

    /// For every other terminal, and for those who prefer it.
    public static let ascii = Glyphs(
        isASCII: true,
        box: .ascii,
        barSteps: ["#"],
        barTrack: ".",
        barStart: "[",
        barEnd: "]",
        columnSteps: ["_", ".", ":", "-", "=", "+", "*", "#"],
        shades: [".", ":", "%", "#"],
        ellipsis: "~",
        placeholder: Sanitizer.asciiPlaceholder,
        filledBullet: "*",
        hollowBullet: "o",
        check: "+",
        cross: "x",
        arrowUp: "^",
        arrowDown: "v",
        arrowLeft: "<",
        arrowRight: ">",
        enter: "Enter",
        scrollThumb: "#",
        scrollTrack: "|",
        separator: "-"
    )
}
