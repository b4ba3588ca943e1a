import Glibc

/// Turns Ctrl-C, a polite kill and a closed terminal into the cancellation of the running command.
enum Interruption {
    /// Blocks the signals in this thread and in all that come after it, so that only `cancelOnSignals` takes
    /// them. Call it before any thread exists.
    static func blockSignals() {
        var signals = waitedFor
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits for signals for ever: the first cancels the command, which then ends the process itself; a second
    /// one ends it at once. A kill at any time leaves every database consistent.
    static func cancelOnSignals(_ command: Task<Void, Never>) -> Never {
        waitForSignal()
        command.cancel()
        waitForSignal()
        _exit(Failure.interrupted)
    }

    /// The set this program waits for, for children that shall have them back.
    static var waitedFor: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        return signals
    }

    private static func waitForSignal() {
        var signals = waitedFor
        var received: Int32 = 0
        while sigwait(&signals, &received) != 0 {}
    }
}
