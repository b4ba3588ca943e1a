internal import CNcurses
internal import Foundation
internal import Glibc
import TerminalUI

/// The tty with ncurses on it: opened, left for a while, entered again, closed. Only the terminal's thread
/// has it.
final class Device {
    static let input = STDIN_FILENO
    static let output = STDOUT_FILENO

    private var settings = termios()
    private let restoreText: [UInt8]
    private var isMouseOn = false

    /// Takes the tty over. Throws `system` when its settings can't be read or ncurses refuses it.
    init(_ choice: TerminalChoice) throws(TerminalError) {
        guard tcgetattr(Self.output, &settings) == 0 else { throw Self.failure("tcgetattr") }
        guard cn_open_screen(choice.name) != nil else { throw Self.failure("newterm") }
        BuiltInDescription.release()
        restoreText = RestoreText.afterCrash()
        let isKnown = ["screen", "tmux", "rxvt"].contains { choice.name.hasPrefix($0) }
        answersQuestions = isKnown || cn_has_flag("XT") != 0 || cn_colors() >= 256
        Self.configure()
        arm()
    }

    /// Nothing waits, nothing is echoed, and the keyboard sends characters instead of signals.
    private static func configure() {
        raw()
        noecho()
        nonl()
        typeahead(-1)
        keypad(cn_window(), true)
        // Shifting the rest of a row is done wrong by terminals that count a character differently.
        idcok(cn_window(), false)
    }

    /// Gives the tty back for a while, or for good.
    func leave() {
        write(RestoreText.pasteOff)
        if isMouseOn { write(MouseReport.off) }
        endwin()
        cn_guard_disarm()
        tcsetattr(Self.output, TCSANOW, &settings)
    }

    /// Takes the tty again; ncurses enters its screen with the next drawing.
    func enter() {
        reset_prog_mode()
        arm()
        if isMouseOn { write(MouseReport.on) }
    }

    /// Does nothing on terminals whose description knows no mouse.
    func setMouse(_ enabled: Bool) {
        guard enabled != isMouseOn, cn_capability("kmous") != nil else { return }
        isMouseOn = enabled
        write(enabled ? MouseReport.on : MouseReport.off)
    }

    /// Whether the terminal takes no harm from a question in xterm's manner, which others would print.
    let answersQuestions: Bool

    /// Asks the terminal for its ground.
    func askForGround() { write(GroundQuestion.text) }

    func copy(_ text: String) {
        let multiplexer = Multiplexer(environment: ProcessInfo.processInfo.environment)
        write(Clipboard.sequence(text, inside: multiplexer))
    }

    /// The window's size as the kernel knows it.
    var windowSize: Size? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard cn_window_size(Self.output, &columns, &rows) == 0 else { return nil }
        return Size(columns: Int(columns), rows: Int(rows)).atLeastOneCell
    }

    private func arm() {
        restoreText.withUnsafeBufferPointer { text in
            text.withMemoryRebound(to: CChar.self) { text in
                cn_guard_arm(Self.output, &settings, text.baseAddress, text.count)
            }
        }
        write(RestoreText.pasteOn)
    }

    /// A terminal that is gone takes nothing, which the loop notices by itself.
    private func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(Self.output, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(0, count))
        }
    }

    private static func failure(_ call: String) -> TerminalError {
        let cause = "\(call): \(String(cString: strerror(errno)))"
        return TerminalError(
            code: .system, message: "The terminal can't be set up: try it in another window.", cause: cause
        )
    }
}
