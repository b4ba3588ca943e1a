import TerminalUI

/// One thing that happens to the window.
enum SoakAction: CustomStringConvertible {
    /// Keys, a click or a paste, as the bytes that a terminal sends.
    case send(String)
    case resize(Size)
    /// Ctrl-Z; the shell takes the program to the foreground again at once.
    case suspend
    /// SIGSTOP from outside.
    case stop

    var description: String {
        switch self {
        case .send(let bytes): bytes.debugDescription
        case .resize(let size): "\(size.columns)x\(size.rows)"
        case .suspend: "Ctrl-Z"
        case .stop: "SIGSTOP"
        }
    }
}
