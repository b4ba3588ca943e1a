import OrdersCore
import Synchronization
import TerminalUI

/// One line on stderr that is drawn over and over while something takes long, and cleared at its end. Silent
/// where stderr is no terminal.
final class ProgressLine: Sendable {
    private let console: Console
    private let isOn: Bool
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    init(console: Console = .standard, isWanted: Bool = true) {
        self.console = console
        isOn = isWanted && console.wordsAreOnTerminal
    }

    /// Draws where things stand; at most ten times a second.
    func show(_ state: ProgressState) {
        guard isOn, isDue() else { return }
        let text = state.text(columns: console.columns - 1)
        console.sayRaw("\r" + Sanitizer.clean(text, placeholder: TerminalLocale.placeholder) + "\u{1B}[K")
    }

    /// Removes the line.
    func clear() {
        guard isOn else { return }
        let wasDrawn = lastDrawn.withLock { last in
            defer { last = nil }
            return last != nil
        }
        if wasDrawn { console.sayRaw("\r\u{1B}[K") }
    }

    private func isDue() -> Bool {
        lastDrawn.withLock { last in
            let now = ContinuousClock.now
            if let last, now - last < .milliseconds(100) { return false }
            last = now
            return true
        }
    }
}
