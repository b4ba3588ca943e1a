import GRDB
import GRDBSQLite
import OrdersCore

/// The archive's file on a connection to the database.
///
/// It is attached when it is first needed, also within a transaction, and looked at every time: a file that was
/// removed or replaced since is noticed by SQLite's own look at its name, another file under the same name by its id.
struct AttachedArchive {
    let place: RememberedPlace
    let file: DatabaseFile

    init(_ place: RememberedPlace, of database: DatabaseFile) {
        self.place = place
        file = place.file(of: database)
    }

    /// Attaches the file where it isn't yet, and reads what it says of itself, which begins its snapshot.
    ///
    /// - Throws: `OrdersError`: `cannotOpen` when it is gone or not this database's; what SQLite says about it.
    func open(_ db: Database) throws -> ArchiveFileState {
        try ErrorMapping(name: file.name).run {
            if try !isAttached(db) {
                try detach(db)
                guard file.exists else { throw missing }
                try db.execute(
                    sql: "ATTACH DATABASE ? AS \(ArchiveTable.attachedSchema)", arguments: [file.path])
            }
            guard let state = try ArchiveFileState.fetch(db), state.id == place.id else { throw stranger }
            return state
        }
    }

    /// Looks again whether the file is where it was, after it was read or written.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`).
    func checkStillThere(_ db: Database) throws {
        guard try isAttached(db) else { throw missing }
    }

    private func isAttached(_ db: Database) throws -> Bool {
        let connection = db.sqliteConnection
        guard let name = sqlite3_db_filename(connection, ArchiveTable.attachedSchema),
            file.isSame(as: String(cString: name))
        else { return false }
        var hasMoved: CInt = 0
        let result = sqlite3_file_control(
            connection, ArchiveTable.attachedSchema, SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        return result == SQLITE_OK && hasMoved == 0
    }

    private func detach(_ db: Database) throws {
        guard sqlite3_db_filename(db.sqliteConnection, ArchiveTable.attachedSchema) != nil else { return }
        try db.execute(sql: "DETACH DATABASE \(ArchiveTable.attachedSchema)")
    }

    /// One of the two files was restored from a backup, or there is a copy of one that went its own way.
    var isOfAnotherTime: OrdersError {
        OrdersError(
            .cannotOpen,
            "\(file.path) and the database are not of the same time: put back the two files that belong together."
        )
    }

    private var missing: OrdersError {
        OrdersError(
            .cannotOpen, "The archive's file \(file.path) is missing: put it back, or read main alone.")
    }

    private var stranger: OrdersError {
        OrdersError(
            .cannotOpen,
            "\(file.path) is not the archive of this database: put the right file back, or read main alone.")
    }
}
