/// Every character that the toolkit draws by itself, so that one value decides between Unicode and ASCII.
/// Each takes one cell, but for ``enter``.
public struct Glyphs: Hashable, Sendable {
    /// Whether everything is ASCII.
    public let isASCII: Bool
    /// The frame of a box.
    public let box: BoxGlyphs
    /// Bars that grow to the right, from one step to a full cell: `▏▎▍▌▋▊▉█`.
    public let barSteps: [String]
    /// The empty part of a bar.
    public let barTrack: String
    /// The left end of a progress bar: `▕`.
    public let barStart: String
    /// The right end of a progress bar: `▏`.
    public let barEnd: String
    /// Columns that grow upwards, from one step to a full cell: `▁▂▃▄▅▆▇█`.
    public let columnSteps: [String]
    /// From light to full: `░▒▓█`.
    public let shades: [String]
    /// What stands for text that was cut off: `…`.
    public let ellipsis: String
    /// What stands for a scalar that must not reach the terminal: `·`.
    public let placeholder: String
    /// On, used, running: `●`.
    public let filledBullet: String
    /// Off, unused, stopped: `○`.
    public let hollowBullet: String
    /// Done: `✓`.
    public let check: String
    /// Failed: `✗`.
    public let cross: String
    /// Up, also "more above": `↑`.
    public let arrowUp: String
    /// Down, also "more below": `↓`.
    public let arrowDown: String
    /// Left: `←`.
    public let arrowLeft: String
    /// Right: `→`.
    public let arrowRight: String
    /// The Enter key: `⏎`, in ASCII its name.
    public let enter: String
    /// The thumb of a scroll bar: `┃`.
    public let scrollThumb: String
    /// The track of a scroll bar: `│`.
    public let scrollTrack: String
    /// Between two facts on one line: `·`.
    public let separator: String
}
