import GRDB
import OrdersCore

/// What stands in the way of keeping the archive in another place.
struct PlaceChange {
    let db: Database
    /// With the present archive, or as if there were none where it can't be read.
    let sql: MappedSQL
    let database: DatabaseFile
    /// Why the present archive can't be read; nil when it can.
    let trouble: OrdersError?

    /// A sentence each, without its end; empty when nothing does.
    func obstacles(to place: ArchivePlace) throws -> [String] {
        if case .server = place { return [SQLiteStore.noServers] }
        return try present() + (place.path.map { try obstacles(to: DatabaseFile($0)) } ?? [])
    }

    private func present() throws -> [String] {
        if let trouble { return [trouble.message] }
        if try ArchiveBatchState.fetch(db).direction != nil {
            return ["a batch was left half done: go on with `ordertop archive resume` first"]
        }
        guard try ArchiveSQL(sql: sql).archiveHoldsRows(db) else { return [] }
        return ["the present archive holds orders: run `ordertop archive restore` first"]
    }

    private func obstacles(to file: DatabaseFile) throws -> [String] {
        if file.path == database.path || file.isSame(as: database.path) {
            return ["\(file.path) is the database itself: name another file"]
        }
        if file.exists, try !file.isEmptyFile && !isOurs(file) {
            return ["\(file.path) exists already: name a new file"]
        }
        guard !file.isFolderWritable else { return [] }
        return ["\(file.folder) is no folder that can be written: name another file"]
    }

    /// Whether the file was made for this database, which then didn't come to remember it.
    private func isOurs(_ file: DatabaseFile) throws -> Bool {
        guard (try? file.check()) != nil else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        defer { try? queue.close() }
        guard let state = try queue.read({ try ArchiveFileState.fetch($0, in: "main") }) else { return false }
        return try RememberedPlace.isCandidate(state.id, db)
    }
}
