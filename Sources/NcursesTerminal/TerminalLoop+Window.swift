internal import CNcurses
import TerminalUI

/// What happens to the window: it changes its size, and the process leaves it for a while.
extension TerminalLoop {
    func resize() {
        let before = display.size
        adoptWindowSize()
        guard display.size != before else { return }
        feed.yield(.resized(display.size))
        waiting = waiting ?? display.last
    }

    func suspend(wholeGroup: Bool) {
        leave()
        cn_stop_process(wholeGroup ? 1 : 0)
        resume()
    }

    /// Somebody else stopped the process and let it go on, and may have written to the screen meanwhile.
    /// After our own suspension the signal comes too, and all is done by then.
    func continueAfterStop() {
        let isOwn = lastResumed.map { .now - $0 < .milliseconds(500) } ?? false
        guard !isOwn, !isGone else { return }
        device.leave()
        resume()
    }

    private func resume() {
        device.enter()
        resize()
        display.forget()
        waiting = waiting ?? display.last
        lastResumed = .now
        feed.yield(.resumed)
    }
}
