import Glibc
import Synchronization

/// Turns Ctrl-C, a polite kill and a closed terminal into the cancellation of the running command.
enum Interruption {
    private static let isHandedOver = Atomic(false)

    /// Blocks the signals in this thread and in all that come after it, so that only `cancelOnSignals` takes
    /// them. Call it before any thread exists.
    static func blockSignals() {
        var signals = Interruption.signals
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

    /// Leaves the signals to the terminal from now on.
    static func handOver() {
        isHandedOver.store(true, ordering: .releasing)
    }

    /// Returns when a signal came. Looks up now and then, because the terminal may have taken over; then it
    /// never returns, and passes on what it took too late.
    private static func waitForSignal() {
        var signals = Interruption.signals
        var patience = timespec(tv_sec: 0, tv_nsec: 100_000_000)
        while true {
            let received = sigtimedwait(&signals, nil, &patience)
            if isHandedOver.load(ordering: .acquiring) {
                if received > 0 { kill(getpid(), received) }
                while true { pause() }
            }
            if received > 0 { return }
        }
    }

    private static var signals: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        return signals
    }
}
