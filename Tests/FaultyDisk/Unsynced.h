// What was written to a file since it was synced last, so that a power cut can lose it.
#ifndef UNSYNCED_H
#define UNSYNCED_H

#include <sqlite3.h>
#include <stdint.h>

typedef struct unsynced unsynced;

// For a file that was opened: the same for each time it is open, because a sync through one handle is one for all.
// The name is NULL for a temporary file, of which nothing is kept.
unsynced *unsynced_open(const char *name);
// Once for each time it was opened.
void unsynced_close(unsynced *list);

// Before a write, or before the file is cut to `offset` bytes (`length` 0, `bytes` NULL).
void unsynced_note(
    unsynced *list, sqlite3_file *real, const void *bytes, int length, sqlite3_int64 offset);
void unsynced_clear(unsynced *list);

// Takes back what every open file has unsynced: all of it with a seed of 0, else a random part, as a disk that
// writes in an order of its own.
void unsynced_lose(uint64_t seed);

#endif
