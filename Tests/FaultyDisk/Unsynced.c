#include "Unsynced.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct change {
    struct change *older;
    struct change *newer;
    sqlite3_int64 offset;
    sqlite3_int64 size_before;
    // What was there, and what came: `length` bytes each, the first zero beyond the end of the file.
    int length;
    int is_truncation;
    char *before;
    char *after;
} change;

struct unsynced {
    struct unsynced *next;
    sqlite3_file *real;
    change *oldest;
    change *newest;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static unsynced *files = NULL;

static void clear(unsynced *list)
{
    for (change *each = list->oldest; each;) {
        change *newer = each->newer;
        free(each->before);
        free(each->after);
        free(each);
        each = newer;
    }
    list->oldest = list->newest = NULL;
}

unsynced *unsynced_open(sqlite3_file *real)
{
    unsynced *list = calloc(1, sizeof *list);
    list->real = real;
    pthread_mutex_lock(&mutex);
    list->next = files;
    files = list;
    pthread_mutex_unlock(&mutex);
    return list;
}

void unsynced_close(unsynced *list)
{
    pthread_mutex_lock(&mutex);
    unsynced **link = &files;
    while (*link != list) link = &(*link)->next;
    *link = list->next;
    clear(list);
    pthread_mutex_unlock(&mutex);
    free(list);
}

void unsynced_note(unsynced *list, const void *bytes, int length, sqlite3_int64 offset)
{
    change *made = calloc(1, sizeof *made);
    list->real->pMethods->xFileSize(list->real, &made->size_before);
    made->offset = offset;
    made->is_truncation = bytes == NULL;
    if (made->is_truncation && made->size_before > offset) length = (int)(made->size_before - offset);
    made->length = length;
    made->before = calloc(1, (size_t)length + 1);
    list->real->pMethods->xRead(list->real, made->before, length, offset);
    if (bytes) {
        made->after = malloc((size_t)length + 1);
        memcpy(made->after, bytes, (size_t)length);
    }
    pthread_mutex_lock(&mutex);
    made->older = list->newest;
    if (list->newest) list->newest->newer = made;
    else list->oldest = made;
    list->newest = made;
    pthread_mutex_unlock(&mutex);
}

void unsynced_clear(unsynced *list)
{
    pthread_mutex_lock(&mutex);
    clear(list);
    pthread_mutex_unlock(&mutex);
}

static void take_back(sqlite3_file *real, const change *lost)
{
    real->pMethods->xWrite(real, lost->before, lost->length, lost->offset);
    real->pMethods->xTruncate(real, lost->size_before);
}

static void make_again(sqlite3_file *real, const change *kept)
{
    if (kept->is_truncation) real->pMethods->xTruncate(real, kept->offset);
    else real->pMethods->xWrite(real, kept->after, kept->length, kept->offset);
}

void unsynced_lose(uint64_t seed)
{
    pthread_mutex_lock(&mutex);
    for (unsynced *list = files; list; list = list->next) {
        for (change *each = list->newest; each; each = each->older) take_back(list->real, each);
        for (change *each = list->oldest; each && seed; each = each->newer) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            if (seed >> 63) make_again(list->real, each);
        }
    }
}
