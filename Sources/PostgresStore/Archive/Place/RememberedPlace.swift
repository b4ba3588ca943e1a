import Foundation
import OrdersCore

/// What a database remembers of its archive in another one, in `ordertop_meta`.
struct RememberedPlace: Hashable, Sendable {
    static let addressKey = "archive_address"
    /// In the archive's database, too.
    static let idKey = "archive_id"
    private static let candidateKey = "archive_candidate"

    /// Without a password.
    let address: String
    /// A random name that the archive carries, too.
    let id: String

    /// For people.
    var name: String { (try? ServerAddress(address))?.name ?? address }

    /// The name of an archive whose making has begun; nil where none has.
    static func knownCandidate(_ db: PostgresConnection) throws -> String? {
        try MetaTable.value(of: candidateKey, db)
    }

    /// The name for an archive that is about to be made: remembered beforehand, so that one whose making was interrupted is
    /// known again.
    static func candidate(_ db: PostgresConnection) throws -> String {
        if let id = try knownCandidate(db) { return id }
        let id = UUID().uuidString.lowercased()
        try MetaTable.set(candidateKey, to: id, db)
        return id
    }

    /// Whether an archive of that name is about to be made.
    static func isCandidate(_ id: String, _ db: PostgresConnection) throws -> Bool {
        try knownCandidate(db) == id
    }

    func store(_ db: PostgresConnection) throws {
        try MetaTable.set(RememberedPlace.addressKey, to: address, db)
        try MetaTable.set(RememberedPlace.idKey, to: id, db)
        try MetaTable.remove([RememberedPlace.candidateKey], db)
    }

    /// Afterwards the archive is in the same database.
    static func forget(_ db: PostgresConnection) throws {
        try MetaTable.remove([addressKey, idKey, candidateKey], db)
    }
}
