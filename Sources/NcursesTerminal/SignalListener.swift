internal import CNcurses
internal import Foundation
import TerminalUI

/// Reads signals on a thread of its own: a process whose terminal takes no more output, so that the
/// terminal's thread hangs in a write, still ends when it is asked to.
final class SignalListener: Sendable {
    private let mailbox: Mailbox
    private let feed: AsyncStream<TerminalEvent>.Continuation

    init(mailbox: Mailbox, feed: AsyncStream<TerminalEvent>.Continuation) {
        self.mailbox = mailbox
        self.feed = feed
    }

    /// Handles signals from now on.
    func start() {
        let numbers = NcursesTerminal.handledSignals
        let descriptor = cn_signals_open(numbers, Int32(numbers.count))
        guard descriptor >= 0 else { return }
        let thread = Thread { [self] in
            Self.acceptSignals()
            while let signal = Self.next(descriptor) { handle(signal) }
        }
        thread.name = "signals"
        thread.start()
    }

    /// Signals do again what they do by default. The thread stays, for where all others block them it is
    /// the one to take them.
    func stop() { cn_signals_close() }

    /// All other threads may have them blocked.
    private static func acceptSignals() {
        var signals = SignalSet(NcursesTerminal.handledSignals)
        pthread_sigmask(SIG_UNBLOCK, &signals.set, nil)
    }

    /// Waits for the next signal; `nil` when the pipe fails.
    private static func next(_ descriptor: Int32) -> Int32? {
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) != 1 {
            guard errno == EINTR || errno == EAGAIN else { return nil }
            var readable = pollfd(descriptor)
            poll(&readable, 1, -1)
        }
        return Int32(byte)
    }

    private func handle(_ signal: Int32) {
        switch signal {
        case SIGTERM, SIGQUIT: feed.yield(.terminate(signal: signal))
        case SIGHUP: feed.yield(.hangUp)
        case SIGINT: feed.yield(.interrupt)
        case SIGWINCH: mailbox.post(.resize)
        case SIGCONT: mailbox.post(.resume)
        case SIGTSTP: mailbox.post(.suspend(wholeGroup: false))
        default: break
        }
    }
}
