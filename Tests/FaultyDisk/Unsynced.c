#include "Unsynced.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    char *name;
    int handles;
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

static unsynced *find(const char *name)
{
    for (unsynced *list = files; list; list = list->next)
        if (strcmp(list->name, name) == 0) return list;
    unsynced *list = calloc(1, sizeof *list);
    list->name = strdup(name);
    list->next = files;
    files = list;
    return list;
}

static void forget(unsynced *list)
{
    unsynced **link = &files;
    while (*link != list) link = &(*link)->next;
    *link = list->next;
    clear(list);
    free(list->name);
    free(list);
}

unsynced *unsynced_open(const char *name)
{
    if (!name) return NULL;
    pthread_mutex_lock(&mutex);
    unsynced *list = find(name);
    list->handles += 1;
    pthread_mutex_unlock(&mutex);
    return list;
}

void unsynced_close(unsynced *list)
{
    if (!list) return;
    pthread_mutex_lock(&mutex);
    list->handles -= 1;
    if (list->handles == 0) forget(list);
    pthread_mutex_unlock(&mutex);
}

void unsynced_note(
    unsynced *list, sqlite3_file *real, const void *bytes, int length, sqlite3_int64 offset)
{
    if (!list) return;
    change *made = calloc(1, sizeof *made);
    real->pMethods->xFileSize(real, &made->size_before);
    made->offset = offset;
    made->is_truncation = bytes == NULL;
    if (made->is_truncation && made->size_before > offset) length = (int)(made->size_before - offset);
    made->length = length;
    made->before = calloc(1, (size_t)length + 1);
    real->pMethods->xRead(real, made->before, length, offset);
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
    if (!list) return;
    pthread_mutex_lock(&mutex);
    clear(list);
    pthread_mutex_unlock(&mutex);
}

// By handles of their own, because SQLite's may only read.
static void take_back(int file, const change *lost)
{
    pwrite(file, lost->before, (size_t)lost->length, lost->offset);
    ftruncate(file, lost->size_before);
}

static void make_again(int file, const change *kept)
{
    if (kept->is_truncation) ftruncate(file, kept->offset);
    else pwrite(file, kept->after, (size_t)kept->length, kept->offset);
}

void unsynced_lose(uint64_t seed)
{
    pthread_mutex_lock(&mutex);
    for (unsynced *list = files; list; list = list->next) {
        int file = open(list->name, O_RDWR);
        for (change *each = list->newest; each; each = each->older) take_back(file, each);
        for (change *each = list->oldest; each && seed; each = each->newer) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            if (seed >> 63) make_again(file, each);
        }
    }
}
