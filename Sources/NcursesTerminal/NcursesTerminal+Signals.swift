internal import CNcurses

extension NcursesTerminal {
    /// The signals that the terminal reads from a descriptor instead of being interrupted by them.
    static let handledSignals = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT]

    /// Keeps the signals that the terminal handles from interrupting any thread. Call it first of all in
    /// `main`: threads inherit it, and one that was made before would take the signals away.
    public static func blockSignals() {
        var signals = SignalSet(handledSignals)
        pthread_sigmask(SIG_BLOCK, &signals.set, nil)
    }
}
