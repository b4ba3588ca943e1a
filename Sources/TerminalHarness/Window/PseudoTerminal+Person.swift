import Glibc
import Synchronization
public import TerminalUI

/// What a person does with the window.
extension PseudoTerminal {
    /// Sends keys as the bytes that a terminal sends: `"\u{1B}[B"` is arrow down.
    public func send(_ bytes: String) throws {
        let sent = Array(bytes.utf8)
        let count = state.withLock { write($0.controller, sent, sent.count) }
        guard count == sent.count else { throw PseudoTerminalError("Keys can't be sent.") }
    }

    /// Pastes text as terminals do for programs that asked for bracketed paste.
    public func paste(_ text: String) throws { try send("\u{1B}[200~\(text)\u{1B}[201~") }

    /// Changes the size of the window, of which the system tells the program.
    public func resize(_ size: Size) throws {
        var window = winsize(
            ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns), ws_xpixel: 0,
            ws_ypixel: 0
        )
        guard state.withLock({ ioctl($0.controller, UInt(TIOCSWINSZ), &window) }) == 0 else {
            throw PseudoTerminalError("The size can't be set.")
        }
    }

    /// Reads nothing of what the program writes, as a line that is stuck, or goes on reading.
    public func holdOutput(_ isHeld: Bool) { state.withLock { $0.isHeld = isHeld } }

    /// Closes the window while the program runs.
    public func closeController() {
        state.withLock { $0.isClosing = true }
        while state.withLock({ $0.controller >= 0 }) { usleep(1000) }
    }

    /// Returns once the program has written `text`, with everything that it wrote. Control sequences
    /// between two letters keep them apart, so look for short texts.
    ///
    /// Throws a ``PseudoTerminalError`` with the output when that takes longer than `timeout`.
    @discardableResult
    public func waitForOutput(containing text: String, timeout: Duration = .seconds(60)) async throws
        -> String
    {
        let deadline = ContinuousClock.now + timeout
        while !output.contains(text) {
            guard ContinuousClock.now < deadline else {
                throw PseudoTerminalError("No “\(text)” in \(output.debugDescription)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        return output
    }
}
