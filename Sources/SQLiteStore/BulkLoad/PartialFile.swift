import OrdersCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file that grows beside the database's place and takes it in one step at the end, so that nobody ever sees
/// half a database.
///
/// A lock tells a file that is being written from one that a crash left behind.
struct PartialFile {
    private let target: DatabaseFile
    private let descriptor: Int32

    var path: String { target.path + ".partial" }
    /// The path as a person would write it.
    private var name: String { target.name + ".partial" }

    /// Makes an empty partial file, or takes over one that nobody writes any more.
    ///
    /// - Throws: `OrdersError`: `storage`, `busy` when another process is writing it.
    init(target: DatabaseFile) throws(OrdersError) {
        self.target = target
        let name = target.name + ".partial"
        descriptor = open(target.path + ".partial", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw PartialFile.trouble("\(name) can't be created", "choose a folder you may write to")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw OrdersError(
                .busy, "Another process is already writing \(name): wait until it is done, or stop it.")
        }
        removeCompanions()
        guard ftruncate(descriptor, 0) == 0 else {
            let error = PartialFile.trouble("\(name) can't be emptied", "choose another file")
            remove()
            throw error
        }
    }

    /// Makes the file durable and gives it its place, unless something has taken that meanwhile.
    ///
    /// - Throws: `OrdersError`: `storage`, `invalidInput` when the place is taken.
    func publish() throws(OrdersError) {
        guard fsync(descriptor) == 0 else {
            throw PartialFile.trouble("\(name) can't be made durable", "check the disk")
        }
        try takePlace()
        close(descriptor)
        syncFolder()
    }

    /// Removes the file and what SQLite may have put beside it.
    func remove() {
        unlink(path)
        removeCompanions()
        close(descriptor)
    }

    /// A hard link is refused where a name is taken, which a rename is not. An empty file is no obstacle, and a
    /// file system without links gets a rename.
    private func takePlace() throws(OrdersError) {
        if target.isEmptyFile { unlink(target.path) }
        if link(path, target.path) == 0 {
            unlink(path)
        } else if errno == EEXIST {
            throw OrdersError(
                .invalidInput, "\(target.name) was created by another program meanwhile; try again.")
        } else if rename(path, target.path) != 0 {
            throw PartialFile.trouble("\(name) can't be renamed", "check the disk")
        }
    }

    private func removeCompanions() {
        for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
    }

    /// A new name is durable only when its folder is.
    private func syncFolder() {
        let folder = open(target.folder, O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func trouble(_ what: String, _ advice: String) -> OrdersError {
        let reason = String(cString: strerror(errno))
        return OrdersError(.storage, "\(what) (\(reason)): \(advice).", cause: reason)
    }
}
