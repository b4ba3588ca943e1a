internal import CNcurses
internal import Foundation
internal import Glibc
import TerminalUI

/// The tty with ncurses on it: opened, left for a while, entered again, closed. Only the terminal's thread
/// has it.
final class Device {
    static let input = STDIN_FILENO
    static let window = STDOUT_FILENO

    /// The settings of before, and ours.
    private var settings = termios()
    private var ownSettings = termios()
    private let restoreText: [UInt8]
    let output = TerminalOutput()
    private var isMouseOn = false

    /// Takes the tty over. Throws `system` when its settings can't be read or ncurses refuses it.
    init(_ choice: TerminalChoice) throws(TerminalError) {
        guard tcgetattr(Self.window, &settings) == 0 else { throw Self.failure("tcgetattr") }
        guard cn_open_screen(choice.name) != nil else { throw Self.failure("newterm") }
        BuiltInDescription.release()
        restoreText = RestoreText.afterCrash()
        let isKnown = ["screen", "tmux", "rxvt"].contains { choice.name.hasPrefix($0) }
        answersQuestions = isKnown || cn_has_flag("XT") != 0 || cn_colors() >= 256
        Self.configure()
        guard tcgetattr(Self.window, &ownSettings) == 0, cn_redirect_output(output.memory) == 0 else {
            throw Self.failure("dup")
        }
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

    /// How long a terminal that takes nothing keeps us from leaving it.
    private static let patience = Duration.milliseconds(500)

    /// Gives the tty back for a while, or for good.
    func leave() {
        output.append(RestoreText.pasteOff)
        if isMouseOn { output.append(MouseReport.off) }
        freeLastLine()
        endwin()
        output.finish(within: Self.patience)
        cn_guard_disarm()
        tcsetattr(Self.window, TCSANOW, &settings)
    }

    /// Where a terminal has no screen of its own for programs, what was drawn stays, and the shell goes on in the last
    /// line.
    private func freeLastLine() {
        wmove(cn_window(), Int32(cn_rows()) - 1, 0)
        wclrtoeol(cn_window())
        wnoutrefresh(cn_window())
        doupdate()
    }

    /// Takes the tty again; ncurses enters its screen with the next drawing.
    func enter() {
        tcsetattr(Self.window, TCSANOW, &ownSettings)
        arm()
        output.append(RestoreText.keypadOn)
        if isMouseOn { output.append(MouseReport.on) }
    }

    /// Does nothing on terminals whose description knows no mouse.
    func setMouse(_ enabled: Bool) {
        guard enabled != isMouseOn, cn_capability("kmous") != nil else { return }
        isMouseOn = enabled
        output.append(enabled ? MouseReport.on : MouseReport.off)
    }

    /// Whether the terminal takes no harm from a question in xterm's manner, which others would print.
    let answersQuestions: Bool

    /// Asks the terminal for its ground.
    func askForGround() { output.append(GroundQuestion.text) }

    func copy(_ text: String) {
        let multiplexer = Multiplexer(environment: ProcessInfo.processInfo.environment)
        output.append(Clipboard.sequence(text, inside: multiplexer))
    }

    /// The window's size as the kernel knows it.
    var windowSize: Size? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard cn_window_size(Self.window, &columns, &rows) == 0 else { return nil }
        return Size(columns: Int(columns), rows: Int(rows)).atLeastOneCell
    }

    private func arm() {
        restoreText.withUnsafeBufferPointer { text in
            text.withMemoryRebound(to: CChar.self) { text in
                cn_guard_arm(Self.window, &settings, text.baseAddress, text.count)
            }
        }
        output.append(RestoreText.pasteOn)
    }

    private static func failure(_ call: String) -> TerminalError {
        let cause = "\(call): \(String(cString: strerror(errno)))"
        return TerminalError(
            code: .system, message: "The terminal can't be set up: try it in another window.", cause: cause
        )
    }
}
