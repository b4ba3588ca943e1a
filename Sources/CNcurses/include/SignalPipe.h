// Signals as bytes of a pipe.
//
// Not a signalfd: the thread on which an asynchronous Swift main started ends up in a sigsuspend of the
// dispatch library with every signal unblocked, so that signals are delivered there, whatever was blocked
// before. A handler that only writes to a pipe works on every thread.
#ifndef SIGNAL_PIPE_H
#define SIGNAL_PIPE_H

// From now on each of these signals arrives as a byte; those that are ignored stay ignored. Returns the
// descriptor to read from, or -1.
int cn_signals_open(const int *numbers, int count);

// Gives the signals their default actions back, but for HUP, which is ignored: it comes more than once.
void cn_signals_close(void);

// Stops the process, and the others of its group too if `whole_group`, until somebody continues it. Returns
// at once where nobody could, as in a window whose only process this is: the system leaves the default
// action of TSTP out for orphaned process groups.
void cn_stop_process(int whole_group);

#endif
