/// A place where screens are shown and keys come from. ``Program`` is the only one who talks to it.
public protocol Terminal: Sendable {
    /// The characters that this terminal can show. Ask after ``start()``.
    var glyphs: Glyphs { get }

    /// Takes the terminal over. Doesn't wait for any answer from it.
    ///
    /// Throws a ``TerminalError``: `notATerminal` when input or output isn't one, `unknownTerminal` when
    /// its description is missing, `system` when the system refuses, `alreadyStarted` the second time.
    func start() throws(TerminalError) -> (size: Size, events: AsyncStream<TerminalEvent>)

    /// Shows a screen. Never blocks: a screen that hasn't been drawn when the next one comes is left out.
    func present(_ screen: Screen)

    /// Puts text on the clipboard of the terminal's machine, also over SSH, where the terminal allows it.
    func copyToClipboard(_ text: String)

    /// Switches mouse events on or off. While they are on the terminal can't select text.
    func setMouse(_ enabled: Bool)

    /// Stops the process as Ctrl-Z does, with the terminal restored; ``TerminalEvent/resumed`` follows.
    func suspend()

    /// Restores the terminal and returns when that is done. Again and again is fine.
    func close() async
}
