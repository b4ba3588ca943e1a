import GRDB
import OrdersCore

/// Looks where the archive is, in a snapshot of the database that begins with it.
struct ArchiveSnapshot {
    /// What there is to read.
    enum Outcome {
        case readable(ArchiveView)
        /// The archive's file is gone, is another's, or SQLite can't read it.
        case unreadable(OrdersError)
        /// The archive's snapshot is of a later batch than the database's.
        case ahead(OrdersError)
    }

    let db: Database
    let database: DatabaseFile
    let schema: OrdersSchema
    private let version: Int

    init(db: Database, database: DatabaseFile, schema: OrdersSchema) throws {
        self.db = db
        self.database = database
        self.schema = schema
        version = try OwnObjects.version(db)
    }

    /// Before which instant flagged orders were created; nil where none is flagged.
    func flaggedBefore() throws -> Instant? {
        version > 0 ? try FlagBound.fetch(db) : nil
    }

    func take() throws -> Outcome {
        guard version >= 2, let place = try RememberedPlace.fetch(db) else {
            return .readable(try ArchiveView.fetch(db, schema))
        }
        let state = try ArchiveBatchState.fetch(db)
        let archive = AttachedArchive(place, of: database)
        do {
            let batch = try archive.open(db).batch
            switch state.sight(ofArchiveAt: batch) {
            case .ahead: return .ahead(archive.isOfAnotherTime)
            case .behind: return .unreadable(archive.isOfAnotherTime)
            case .together:
                return .readable(
                    try ArchiveView.fetch(
                        db, schema, isAttached: true, hidesBatch: state.direction != nil))
            }
        } catch let error as OrdersError {
            return .unreadable(error)
        }
    }
}
