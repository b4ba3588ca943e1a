#include "Faults.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "Unsynced.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk_fault armed = FAULT_NONE;
static int64_t target = 0;
static int64_t calls = 0;
static uint64_t randomness = 0;

void faulty_disk_arm(faulty_disk_fault fault, int64_t call, uint64_t seed)
{
    pthread_mutex_lock(&mutex);
    armed = fault;
    target = call;
    calls = 0;
    randomness = seed;
    pthread_mutex_unlock(&mutex);
}

int64_t faulty_disk_calls(void)
{
    pthread_mutex_lock(&mutex);
    int64_t count = calls;
    pthread_mutex_unlock(&mutex);
    return count;
}

void faults_kill(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static call_fate strike(call_kind kind)
{
    switch (armed) {
    case FAULT_KILL: faults_kill();
    case FAULT_KILL_MIDWAY: return FATE_LAST;
    case FAULT_POWER_CUT: unsynced_lose(0); faults_kill();
    case FAULT_POWER_CUT_IN_PART: unsynced_lose(randomness | 1); faults_kill();
    case FAULT_STOP: raise(SIGSTOP); return FATE_DONE;
    case FAULT_FULL_ONCE:
    case FAULT_FULL: return kind == CALL_WRITE ? FATE_FULL : FATE_DONE;
    case FAULT_BROKEN_ONCE:
    case FAULT_BROKEN: return FATE_BROKEN;
    case FAULT_NONE: break;
    }
    return FATE_DONE;
}

call_fate faults_next(call_kind kind)
{
    pthread_mutex_lock(&mutex);
    calls += 1;
    int lasts = armed == FAULT_FULL || armed == FAULT_BROKEN;
    int strikes = armed != FAULT_NONE && (lasts ? calls >= target : calls == target);
    // A stopped process stays in here, so that none of its threads writes before it goes on.
    call_fate fate = strikes ? strike(kind) : FATE_DONE;
    pthread_mutex_unlock(&mutex);
    return fate;
}
