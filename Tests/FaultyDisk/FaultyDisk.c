#include "FaultyDisk.h"

#include <sqlite3.h>
#include <string.h>

#include "Faults.h"
#include "Unsynced.h"

// An open file; SQLite's own follows it in memory.
typedef struct {
    sqlite3_file base;
    unsynced *unsynced;
} faulty_file;

static sqlite3_vfs *real_disk;

static sqlite3_file *real(sqlite3_file *file)
{
    return (sqlite3_file *)((faulty_file *)file + 1);
}

static unsynced *changes(sqlite3_file *file)
{
    return ((faulty_file *)file)->unsynced;
}

static int disk_close(sqlite3_file *file)
{
    unsynced_close(changes(file));
    return real(file)->pMethods->xClose(real(file));
}

static int disk_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), bytes, length, offset);
}

static int disk_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    call_fate fate = faults_next(CALL_WRITE);
    if (fate == FATE_FULL) return SQLITE_FULL;
    if (fate == FATE_BROKEN) return SQLITE_IOERR_WRITE;
    if (fate == FATE_LAST) {
        real(file)->pMethods->xWrite(real(file), bytes, length / 2, offset);
        faults_kill();
    }
    unsynced_note(changes(file), real(file), bytes, length, offset);
    return real(file)->pMethods->xWrite(real(file), bytes, length, offset);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    call_fate fate = faults_next(CALL_TRUNCATE);
    if (fate == FATE_BROKEN) return SQLITE_IOERR_TRUNCATE;
    unsynced_note(changes(file), real(file), NULL, 0, size);
    int code = real(file)->pMethods->xTruncate(real(file), size);
    if (fate == FATE_LAST) faults_kill();
    return code;
}

// Nothing reaches the platters: what a sync is for is shown by what a power cut leaves.
static int disk_sync(sqlite3_file *file, int flags)
{
    call_fate fate = faults_next(CALL_SYNC);
    if (fate == FATE_BROKEN) return SQLITE_IOERR_FSYNC;
    unsynced_clear(changes(file));
    if (fate == FATE_LAST) faults_kill();
    return SQLITE_OK;
}

static int disk_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int disk_lock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

static int disk_unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int disk_check_reserved_lock(sqlite3_file *file, int *result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

static int disk_file_control(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int disk_sector_size(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

static int disk_device_characteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int disk_shm_map(sqlite3_file *file, int region, int size, int extends, void volatile **memory)
{
    return real(file)->pMethods->xShmMap(real(file), region, size, extends, memory);
}

static int disk_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void disk_shm_barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

static int disk_shm_unmap(sqlite3_file *file, int deletes)
{
    return real(file)->pMethods->xShmUnmap(real(file), deletes);
}

// Version 2: with write-ahead logs, without memory-mapped reading.
static const sqlite3_io_methods methods = {
    2, disk_close, disk_read, disk_write, disk_truncate, disk_sync, disk_file_size, disk_lock, disk_unlock,
    disk_check_reserved_lock, disk_file_control, disk_sector_size, disk_device_characteristics, disk_shm_map,
    disk_shm_lock, disk_shm_barrier, disk_shm_unmap, NULL, NULL
};

static int disk_open(sqlite3_vfs *disk, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    int code = real_disk->xOpen(real_disk, name, real(file), flags, out_flags);
    file->pMethods = code == SQLITE_OK ? &methods : NULL;
    if (code == SQLITE_OK) ((faulty_file *)file)->unsynced = unsynced_open(name);
    return code;
}

static int disk_delete(sqlite3_vfs *disk, const char *name, int syncs_folder)
{
    call_fate fate = faults_next(CALL_DELETE);
    if (fate == FATE_BROKEN) return SQLITE_IOERR_DELETE;
    int code = real_disk->xDelete(real_disk, name, 0);
    if (fate == FATE_LAST) faults_kill();
    return code;
}

int faulty_disk_install(void)
{
    static sqlite3_vfs disk;
    sqlite3_initialize();
    real_disk = sqlite3_vfs_find(NULL);
    memcpy(&disk, real_disk, sizeof disk);
    disk.pNext = NULL;
    disk.zName = "faulty";
    disk.szOsFile = (int)sizeof(faulty_file) + real_disk->szOsFile;
    disk.xOpen = disk_open;
    disk.xDelete = disk_delete;
    return sqlite3_vfs_register(&disk, 1);
}
