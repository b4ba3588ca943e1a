internal import CNcurses
internal import Foundation
import TerminalUI

/// Reads signals on a thread of its own: a process whose terminal takes no more output, so that the
/// terminal's thread hangs in a write, still ends when it is asked to.
final class SignalListener: Sendable {
    private let mailbox: Mailbox
    private let feed: AsyncStream<TerminalEvent>.Continuation
    private let stopped = EventDescriptor()

    init(mailbox: Mailbox, feed: AsyncStream<TerminalEvent>.Continuation) {
        self.mailbox = mailbox
        self.feed = feed
    }

    func start() {
        let thread = Thread { [self] in
            listen()
            returnSignals()
        }
        thread.name = "signals"
        thread.start()
    }

    /// Signals end the process again as they do by default, but for HUP, which comes more than once.
    func stop() { stopped.signal() }

    private func listen() {
        var signals = SignalSet(NcursesTerminal.handledSignals)
        pthread_sigmask(SIG_BLOCK, &signals.set, nil)
        let descriptor = signalfd(-1, &signals.set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var watched = [pollfd(descriptor), pollfd(stopped.descriptor)]
        while watched[1].revents == 0 {
            guard poll(&watched, 2, -1) >= 0 || errno == EINTR else { return }
            while let signal = Self.next(descriptor) { handle(signal) }
        }
    }

    private static func next(_ descriptor: Int32) -> signalfd_siginfo? {
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        return read(descriptor, &info, size) == size ? info : nil
    }

    private func handle(_ info: signalfd_siginfo) {
        switch Int32(bitPattern: info.ssi_signo) {
        case SIGTERM: feed.yield(.terminate(signal: SIGTERM))
        case SIGQUIT: feed.yield(.terminate(signal: SIGQUIT))
        case SIGHUP: feed.yield(.hangUp)
        case SIGINT: feed.yield(.interrupt)
        case SIGWINCH: mailbox.post(.resize)
        case SIGCONT: mailbox.post(.resume)
        // Our own is what stopping the process group sends to ourselves too.
        case SIGTSTP where info.ssi_pid != UInt32(getpid()): mailbox.post(.suspend(wholeGroup: false))
        default: break
        }
    }

    /// All other threads keep the signals blocked, so this one has to stay and take them.
    private func returnSignals() -> Never {
        var signals = SignalSet(NcursesTerminal.handledSignals.filter { $0 != SIGHUP })
        pthread_sigmask(SIG_UNBLOCK, &signals.set, nil)
        while true { pause() }
    }
}

extension pollfd {
    init(_ descriptor: Int32, events: Int32 = POLLIN) {
        self.init(fd: descriptor, events: Int16(events), revents: 0)
    }
}
