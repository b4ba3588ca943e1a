// When a fault strikes, and what it does to the process.
#ifndef FAULTS_H
#define FAULTS_H

#include "FaultyDisk.h"

typedef enum { CALL_WRITE, CALL_SYNC, CALL_TRUNCATE, CALL_DELETE } call_kind;

// What becomes of a call.
typedef enum {
    FATE_DONE,
    // To be done by half, or whole where there are no halves, before `faults_kill`.
    FATE_LAST,
    FATE_FULL,
    FATE_BROKEN
} call_fate;

// Counts a call. Doesn't return when the process is to die before it.
call_fate faults_next(call_kind kind);

void faults_kill(void) __attribute__((noreturn));

#endif
