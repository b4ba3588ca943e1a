// ncursesw for Swift: macros, variadics and globals as functions, and what of the system goes with them.
#ifndef CNCURSES_H
#define CNCURSES_H

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <wchar.h>

#include "CrashGuard.h"
#include "SignalPipe.h"

// Globals.
static inline WINDOW *cn_window(void) { return stdscr; }
static inline int cn_rows(void) { return LINES; }
static inline int cn_columns(void) { return COLS; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_pairs(void) { return COLOR_PAIRS; }

// Attributes.
static inline attr_t cn_bold(void) { return A_BOLD; }
static inline attr_t cn_dim(void) { return A_DIM; }
static inline attr_t cn_underline(void) { return A_UNDERLINE; }
static inline attr_t cn_reverse(void) { return A_REVERSE; }
static inline attr_t cn_italic(void) { return A_ITALIC; }

// Fills one cell with a character of `count` scalars, at most CCHARW_MAX of which are taken.
void cn_set_cell(cchar_t *cell, const uint32_t *scalars, int count, attr_t attributes, short pair);

// Whether the terminal description exists and can place the cursor: 1; it doesn't exist: 0; it can't: -1.
int cn_describes_screen(const char *name);

// A capability's text in the description of the terminal that was opened; NULL if it has none.
const char *cn_capability(const char *name);

// Whether that description has a flag.
int cn_has_flag(const char *name);

// The character that a byte is in the locale; UINT32_MAX when it is none.
static inline uint32_t cn_character(unsigned char byte) { return (uint32_t)btowc(byte); }

// newterm on standard input and a copy of standard output, without the signal handlers that it brings along: the caller reads
// signals from a descriptor.
SCREEN *cn_open_screen(const char *name);

// From now on ncurses writes to this descriptor; 0 when that worked. ncurses can't change the settings of the
// terminal any more.
int cn_redirect_output(int descriptor);

// A file that is only in memory, or -1.
int cn_open_memory(void);

// Takes the locale of the environment, but numbers stay as C has them: other code reads and writes them.
// Returns whether characters are UTF-8.
int cn_take_locale(void);

// The window's size as the kernel knows it; 0 when it does.
int cn_window_size(int descriptor, int *columns, int *rows);

// How many bytes can be read at once; negative on failure.
int cn_readable_bytes(int descriptor);

// ioctl is variadic.
int cn_set_window_size(int descriptor, int columns, int rows);

#endif
