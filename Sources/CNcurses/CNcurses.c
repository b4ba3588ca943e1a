#define _GNU_SOURCE
#include "CNcurses.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void cn_set_cell(cchar_t *cell, const uint32_t *scalars, int count, attr_t attributes, short pair) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
    setcchar(cell, text, attributes, pair, NULL);
}

static FILE *output;

SCREEN *cn_open_screen(const char *name) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    enum { COUNT = sizeof numbers / sizeof numbers[0] };
    struct sigaction actions[COUNT];
    int terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    output = terminal < 0 ? NULL : fdopen(terminal, "w");
    if (output == NULL) return NULL;
    for (int i = 0; i < COUNT; i++) sigaction(numbers[i], NULL, &actions[i]);
    SCREEN *screen = newterm(name, output, stdin);
    for (int i = 0; i < COUNT; i++) sigaction(numbers[i], &actions[i], NULL);
    return screen;
}

int cn_redirect_output(int descriptor) {
    // What is written so far goes to the terminal.
    fflush(output);
    return dup3(descriptor, fileno(output), O_CLOEXEC) < 0 ? -1 : 0;
}

int cn_open_memory(void) { return memfd_create("screen", MFD_CLOEXEC); }

int cn_take_locale(void) {
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int cn_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

int cn_readable_bytes(int descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

int cn_set_window_size(int descriptor, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return ioctl(descriptor, TIOCSWINSZ, &size);
}
