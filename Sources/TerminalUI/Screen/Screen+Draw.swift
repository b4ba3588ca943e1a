extension Screen {
    /// A screen of `size` with what `body` draws on it.
    public static func draw(
        size: Size, glyphs: Glyphs = .unicode, _ body: (Canvas) throws -> Void
    ) rethrows -> Screen {
        try draw(over: Screen(size: size), glyphs: glyphs, body)
    }

    /// A copy of `screen` with what `body` draws on it.
    static func draw(
        over screen: Screen, glyphs: Glyphs, _ body: (Canvas) throws -> Void
    ) rethrows -> Screen {
        let buffer = ScreenBuffer(screen)
        try body(Canvas(buffer: buffer, frame: Rect(screen.size), glyphs: glyphs))
        return buffer.screen
    }
}
