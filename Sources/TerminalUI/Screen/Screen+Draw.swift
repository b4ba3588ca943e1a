extension Screen {
    /// A screen of `size` with what `body` draws on it.
    public static func draw(
        size: Size, glyphs: Glyphs = .unicode, _ body: (Canvas) throws -> Void
    ) rethrows -> Screen {
        let buffer = ScreenBuffer(Screen(size: size))
        try body(Canvas(buffer: buffer, frame: Rect(size), glyphs: glyphs))
        return buffer.screen
    }
}
