// Gives the terminal back when the process dies of a crash. Everything is prepared beforehand: the signal
// handler may only call what is safe in one.
#ifndef CRASH_GUARD_H
#define CRASH_GUARD_H

#include <stddef.h>
#include <termios.h>

// From now on a crash writes `text` to the descriptor and gives it back `settings`.
void cn_guard_arm(int descriptor, const struct termios *settings, const char *text, size_t length);

// What a crash writes to standard error when the terminal is restored.
void cn_guard_set_farewell(const char *text);

// A crash leaves the terminal alone again.
void cn_guard_disarm(void);

// Restores the terminal now, as a crash would, unless that was done. Doesn't wait for a stopped terminal.
void cn_guard_restore(void);

// Gives the calling thread a stack of its own for the handler, so that it can run after an overflow.
void cn_guard_add_stack(void);

#endif
