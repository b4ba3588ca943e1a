#define _GNU_SOURCE
#include "CrashGuard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RESTORE_CAPACITY = 1024, FAREWELL_CAPACITY = 512, PATIENCE_MS = 200, STACK_BYTES = 65536 };

static const int crash_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE};
enum { CRASH_SIGNALS = sizeof crash_signals / sizeof crash_signals[0] };

static atomic_int armed;
static int guarded;
static struct termios saved;
static char restore_text[RESTORE_CAPACITY];
static size_t restore_length;
static char farewell[FAREWELL_CAPACITY];
static size_t farewell_length;

static void write_text(int descriptor, const char *text, size_t length) {
    struct pollfd writable = {.fd = descriptor, .events = POLLOUT};
    size_t done = 0;
    while (done < length) {
        if (poll(&writable, 1, PATIENCE_MS) <= 0 || !(writable.revents & POLLOUT)) return;
        ssize_t count = write(descriptor, text + done, length - done);
        if (count < 0 && errno != EINTR) return;
        if (count > 0) done += (size_t)count;
    }
}

void cn_guard_restore(void) {
    if (!atomic_exchange(&armed, 0)) return;
    write_text(guarded, restore_text, restore_length);
    tcsetattr(guarded, TCSANOW, &saved);
}

// SA_RESETHAND has put the default action back, so raising again ends the process as without us.
static void handle_crash(int number) {
    int error = errno;
    if (atomic_load(&armed)) {
        cn_guard_restore();
        write_text(STDERR_FILENO, farewell, farewell_length);
    }
    errno = error;
    raise(number);
}

static void install_handlers(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle_crash;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CRASH_SIGNALS; i++) sigaction(crash_signals[i], &action, NULL);
}

void cn_guard_arm(int descriptor, const struct termios *settings, const char *text, size_t length) {
    guarded = descriptor;
    saved = *settings;
    restore_length = length < RESTORE_CAPACITY ? length : RESTORE_CAPACITY;
    memcpy(restore_text, text, restore_length);
    install_handlers();
    atomic_store(&armed, 1);
}

void cn_guard_set_farewell(const char *text) {
    farewell_length = strnlen(text, FAREWELL_CAPACITY);
    memcpy(farewell, text, farewell_length);
}

void cn_guard_disarm(void) { atomic_store(&armed, 0); }

void cn_guard_add_stack(void) {
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && !(present.ss_flags & SS_DISABLE)) return;
    stack_t stack = {.ss_sp = malloc(STACK_BYTES), .ss_size = STACK_BYTES};
    if (stack.ss_sp != NULL && sigaltstack(&stack, NULL) != 0) free(stack.ss_sp);
}
