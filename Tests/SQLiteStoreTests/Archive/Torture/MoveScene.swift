import OrdersCore
import Testing

/// Which way orders move, and where.
struct MoveScene: Hashable, Sendable, CustomTestStringConvertible {
    /// How SQLite makes the shop's transactions whole.
    enum Journal: String, CaseIterable {
        case wal, delete
    }

    let direction: ArchiveDirection
    let journal: Journal
    var place = ArchivePlace.sameFile

    var testDescription: String { "\(direction), \(journal), \(place)" }

    static let all = ArchivePlace.allCases.flatMap { place in
        Journal.allCases.flatMap { journal in
            ArchiveDirection.allCases.map { MoveScene(direction: $0, journal: journal, place: place) }
        }
    }

    /// Those with a write-ahead log, which `setup` turns on.
    static let usual = all.filter { $0.journal == .wal }
}
