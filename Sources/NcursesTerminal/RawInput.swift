import TerminalUI

/// What ncurses read, before it is clear what it means.
enum RawInput: Equatable {
    /// A character or a control.
    case scalar(Unicode.Scalar)
    /// A key that the terminal description names.
    case key(Key)
    case mouse(MouseEvent)
    case pasteStart
    case pasteEnd
    /// A key that nothing is known about.
    case unknown
}
