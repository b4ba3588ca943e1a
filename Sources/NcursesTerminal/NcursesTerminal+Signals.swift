internal import CNcurses

extension NcursesTerminal {
    /// The signals that the terminal makes events of.
    static let handledSignals = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT]

    /// Keeps the signals that the terminal handles from interrupting other work. Call it first of all in
    /// `main`: threads that are made later inherit it. Until ``start()`` they wait.
    public static func blockSignals() {
        var signals = SignalSet(handledSignals)
        pthread_sigmask(SIG_BLOCK, &signals.set, nil)
    }
}
