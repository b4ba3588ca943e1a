#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DatabaseFile {
    /// Whether anything has this name.
    var exists: Bool { kind != nil }

    var isFolder: Bool { kind == S_IFDIR }

    /// Whether it is a file without a single byte, which SQLite takes for a new database.
    var isEmptyFile: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
    }

    /// Whether another name stands for the same file, by way of links.
    func isSame(as other: String) -> Bool {
        var (mine, theirs) = (stat(), stat())
        guard stat(path, &mine) == 0, stat(other, &theirs) == 0 else { return false }
        return mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino
    }

    private var kind: mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
