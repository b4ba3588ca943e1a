#define _GNU_SOURCE
#include "SignalPipe.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SIGNALS = 16 };

static int pipe_ends[2] = {-1, -1};
static int handled[MOST_SIGNALS];
static int handled_count;

static void note_signal(int number) {
    int error = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe holds more signals than anybody needs to hear of.
    (void)!write(pipe_ends[1], &byte, 1);
    errno = error;
}

static void set_action(int number, void (*handler)(int)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

int cn_signals_open(const int *numbers, int count) {
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    for (int i = 0; i < count && handled_count < MOST_SIGNALS; i++) {
        struct sigaction present;
        if (sigaction(numbers[i], NULL, &present) == 0 && present.sa_handler == SIG_IGN) continue;
        handled[handled_count++] = numbers[i];
        set_action(numbers[i], note_signal);
    }
    return pipe_ends[0];
}

void cn_signals_close(void) {
    for (int i = 0; i < handled_count; i++) set_action(handled[i], handled[i] == SIGHUP ? SIG_IGN : SIG_DFL);
    handled_count = 0;
}

static void mask_stop(int how) {
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    pthread_sigmask(how, &stop, NULL);
}

void cn_stop_process(int whole_group) {
    struct sigaction present;
    sigaction(SIGTSTP, NULL, &present);
    if (whole_group) {
        set_action(SIGTSTP, SIG_IGN);
        kill(0, SIGTSTP);
        // Our own copy may be pending, if every thread blocks it: ignoring it once more throws it away.
        set_action(SIGTSTP, SIG_IGN);
    }
    set_action(SIGTSTP, SIG_DFL);
    pthread_kill(pthread_self(), SIGTSTP);
    mask_stop(SIG_UNBLOCK);
    mask_stop(SIG_BLOCK);
    sigaction(SIGTSTP, &present, NULL);
}
