import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

/// Which way orders move, and in what kind of database.
struct MoveScene: Hashable, Sendable, CustomTestStringConvertible {
    /// How SQLite makes the shop's transactions whole.
    enum Journal: String, CaseIterable {
        case wal, delete
    }

    let direction: ArchiveDirection
    let journal: Journal
    let files: ShopFiles
    /// Whether the orders are flagged before they move.
    var flagsFirst = false

    var testDescription: String {
        "\(direction)\(flagsFirst ? " with flags" : ""), \(journal), files: \(files)"
    }

    static let all = ShopFiles.allCases.flatMap { files in
        Journal.allCases.flatMap { journal in
            ArchiveDirection.allCases.map { MoveScene(direction: $0, journal: journal, files: files) }
        }
    }

    /// Those with a write-ahead log, which `setup` turns on.
    static let usual = all.filter { $0.journal == .wal }

    /// Runs that flag their orders first.
    static let flagging = ShopFiles.allCases.map {
        MoveScene(direction: .archive, journal: .wal, files: $0, flagsFirst: true)
    }
}

extension MoveScene {
    /// Makes a shop for the body, opens it, and removes it afterwards.
    func withTrial(
        busyTimeout: Duration = Connections.standardBusyTimeout,
        _ body: (MoveTrial, SQLiteStore) async throws -> Void
    ) async throws {
        let template = try await MoveTemplate(self)
        let trial = try template.trial()
        let store = try await trial.open(busyTimeout: busyTimeout)
        try await body(trial, store)
        try await store.close()
        try trial.remove()
        try template.remove()
    }
}
