/// One thing that a program tells its terminal.
enum TerminalSequence: Hashable {
    /// A character to show.
    case character(Unicode.Scalar)
    /// A control character: newline, backspace.
    case control(UInt8)
    /// `ESC [`, what marks it as private, its numbers, and the byte that says what it means.
    case command(prefix: UInt8?, [Int], intermediate: UInt8?, final: UInt8)
    /// `ESC` and what follows, such as `(0` or `7`.
    case escape(intermediate: UInt8?, final: UInt8)
    /// A title, a colour, a clipboard: nothing that changes cells.
    case string
    /// Bytes that should have been a character and are none.
    case malformed([UInt8])
}
