import Foundation
import GRDB
import OrdersCore

/// What a database remembers of its archive's file, in `ordertop_meta`.
struct RememberedPlace: Hashable, Sendable {
    private static let pathKey = "archive_file"
    private static let idKey = "archive_id"
    private static let candidateKey = "archive_candidate"

    /// Relative to the database's folder where the file is in it, so that both can be copied together.
    let path: String
    /// A random name that the file carries, too.
    let id: String

    /// Nil when the archive is in the same file.
    static func fetch(_ db: Database) throws -> RememberedPlace? {
        guard let path = try value(of: pathKey, db), let id = try value(of: idKey, db) else { return nil }
        return RememberedPlace(path: path, id: id)
    }

    /// The name for a file that is about to be made: remembered beforehand, so that a file whose making was
    /// interrupted is known again.
    static func candidate(_ db: Database) throws -> String {
        if let id = try value(of: candidateKey, db) { return id }
        let id = UUID().uuidString.lowercased()
        try set(candidateKey, to: id, db)
        return id
    }

    /// Whether a file of that name is about to be made.
    static func isCandidate(_ id: String, _ db: Database) throws -> Bool {
        try value(of: candidateKey, db) == id
    }

    func store(_ db: Database) throws {
        try RememberedPlace.set(RememberedPlace.pathKey, to: path, db)
        try RememberedPlace.set(RememberedPlace.idKey, to: id, db)
        try RememberedPlace.remove([RememberedPlace.candidateKey], db)
    }

    /// Afterwards the archive is in the same file.
    static func forget(_ db: Database) throws {
        try remove([pathKey, idKey, candidateKey], db)
    }

    private static func value(of key: String, _ db: Database) throws -> String? {
        String.fromDatabaseValue(
            try Query(
                "SELECT value FROM main.\(OwnObjects.metaTable) WHERE key = :key", ["key": key.databaseValue]
            ).value(db))
    }

    private static func set(_ key: String, to value: String, _ db: Database) throws {
        try Query(
            """
            INSERT INTO main.\(OwnObjects.metaTable) (key, value) VALUES (:key, :value)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """, ["key": key.databaseValue, "value": value.databaseValue]
        ).run(db)
    }

    private static func remove(_ keys: [String], _ db: Database) throws {
        let list = keys.map(Quoting.literal).joined(separator: ", ")
        try Query("DELETE FROM main.\(OwnObjects.metaTable) WHERE key IN (\(list))").run(db)
    }
}

extension RememberedPlace {
    init(_ archive: DatabaseFile, id: String, of database: DatabaseFile) {
        let isBeside = DatabaseFile(archive.folder).resolved.path == database.resolved.folder
        self.init(path: isBeside ? archive.lastComponent : archive.path, id: id)
    }

    /// The file that is meant.
    func file(of database: DatabaseFile) -> DatabaseFile {
        DatabaseFile(path.hasPrefix("/") ? path : database.resolved.folder + "/" + path)
    }
}
