// A disk for SQLite that fails on command: counts the calls that change a file, and at one of them kills the
// process, stops it, cuts the power, or reports an error. Everything else is left to SQLite's own file system.
#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#include <stdint.h>

typedef enum {
    FAULT_NONE,
    // The process is killed before the call.
    FAULT_KILL,
    // The process is killed when half of a write is done, or right after another call.
    FAULT_KILL_MIDWAY,
    // The power fails before the call: of what no call has synced since, all or a random part is lost.
    FAULT_POWER_CUT,
    FAULT_POWER_CUT_IN_PART,
    // The process stops before the call until somebody lets it go on.
    FAULT_STOP,
    // Writes find the disk full: this call alone, or all from this one on.
    FAULT_FULL_ONCE,
    FAULT_FULL,
    // The call fails: this one alone, or all from this one on.
    FAULT_BROKEN_ONCE,
    FAULT_BROKEN
} faulty_disk_fault;

// Makes the faulty disk what every connection of this process uses from now on. Returns SQLite's result code.
int faulty_disk_install(void);

// Begins to count, at one, and lets the fault strike at a call. The seed decides what a power cut loses.
void faulty_disk_arm(faulty_disk_fault fault, int64_t call, uint64_t seed);

// How many calls there were since.
int64_t faulty_disk_calls(void);

#endif
