import GRDB
import OrdersCore

/// Makes an archive's file, complete and durable before it has its name.
struct ArchiveFileMaker {
    let file: DatabaseFile
    /// The statements of the archive's table and its indexes.
    let tables: [String]
    let state: ArchiveFileState

    /// Makes the file. One that was made under the same id and never used is taken.
    ///
    /// - Throws: `OrdersError`: `storage`, `busy`, `invalidInput` when the place is taken.
    func make() throws {
        guard !file.exists || file.isEmptyFile else { return try takeOver() }
        let partial = try PartialFile(target: file)
        do {
            let queue = try DatabaseQueue(path: partial.path, configuration: ArchiveFileMaker.configuration)
            try queue.writeWithoutTransaction(fill)
            try queue.close()
        } catch {
            partial.remove()
            throw error
        }
        try partial.publish()
    }

    /// The statements of a new file, as they will run.
    static func statements(_ tables: [String]) -> [String] {
        ["PRAGMA auto_vacuum = INCREMENTAL"] + ArchiveFileState.createStatements + tables
            + ["PRAGMA journal_mode = WAL"]
    }

    private func fill(_ db: Database) throws {
        let all = ArchiveFileMaker.statements(tables)
        for sql in all.dropLast() { try db.execute(sql: sql) }
        try state.store(db)
        for sql in all.suffix(1) { _ = try Row.fetchAll(db, sql: sql) }
    }

    private func takeOver() throws {
        let queue = try DatabaseQueue(path: file.path)
        try queue.write { db in
            guard try ArchiveFileState.fetch(db, in: "main")?.id == state.id else {
                throw ArchiveFileMaker.taken(file)
            }
            try state.store(db)
        }
        try queue.close()
    }

    static func taken(_ file: DatabaseFile) -> OrdersError {
        OrdersError(.invalidInput, "\(file.path) exists already: name a new file.")
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ordertop.archive"
        return configuration
    }
}
