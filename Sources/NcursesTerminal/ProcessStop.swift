internal import CNcurses
internal import Glibc

/// Stops the process until somebody continues it.
enum ProcessStop {
    /// Returns when the process goes on; at once where nobody could continue it, as in a window whose only
    /// process it is.
    ///
    /// The signal is the one that Ctrl-Z sends, with its default action, for the system leaves it out for
    /// orphaned process groups. It goes to this very thread, past the descriptor that reads signals.
    static func stop(wholeGroup: Bool) {
        if wholeGroup { kill(0, SIGTSTP) }
        pthread_kill(pthread_self(), SIGTSTP)
        var stop = SignalSet([SIGTSTP])
        pthread_sigmask(SIG_UNBLOCK, &stop.set, nil)
        pthread_sigmask(SIG_BLOCK, &stop.set, nil)
    }
}
