/// What a terminal tells.
public enum TerminalEvent: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted. It comes in one piece and is never run as keys.
    case paste(String)
    /// The mouse did something; only after ``Terminal/setMouse(_:)``.
    case mouse(MouseEvent)
    /// The window has a new size, at least one cell.
    case resized(Size)
    /// The process goes on after it was suspended; the screen has been drawn anew.
    case resumed
    /// The window was closed or the connection was lost: nothing can be drawn any more.
    case hangUp
    /// The process was asked to end, by SIGTERM or SIGQUIT.
    case terminate(signal: Int32)
    /// Ctrl-C or SIGINT.
    case interrupt
}
