import GRDB
import OrdersCore

@testable import SQLiteStore

/// What the files of a shop hold, whatever ordertop makes of them.
struct ShopState {
    /// Of one kind of rows.
    struct Holding {
        let rows: ShopRows
        var main: [String] = []
        var archive: [String] = []
        var diary: [String] = []
        /// The orders that their rows have been parted from.
        var strays: [Int64] = []
    }

    var orders = Holding(rows: .orders)
    var children = [Holding(rows: .items), Holding(rows: .notes)]
    /// How many flags there are, those included that hide nothing.
    var flags = 0
    /// What SQLite says of each file.
    var soundness: [[String]] = []

    /// Opens each file once.
    init(_ trial: MoveTrial) throws {
        for name in trial.scene.files.names {
            let queue = try DatabaseQueue(path: trial.folder.path(name))
            defer { try? queue.close() }
            try queue.read { db in
                soundness.append(try String.fetchAll(db, sql: "PRAGMA integrity_check"))
                if try db.tableExists(OwnObjects.flaggedTable) {
                    flags += try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(OwnObjects.flaggedTable)") ?? 0
                }
                for place in [OrderPlace.main, .archive] where trial.scene.files.name(of: place) == name {
                    try orders.read(place, db)
                    for index in children.indices { try children[index].read(place, db) }
                }
            }
        }
    }
}

extension ShopState.Holding {
    fileprivate mutating func read(_ place: OrderPlace, _ db: Database) throws {
        switch place {
        case .main:
            main = try rows.read(rows.main, db)
            diary = try rows.read(rows.diary, db)
        case .archive: archive = try rows.read(rows.archive, db)
        }
        strays += try rows.strays(in: place, db)
    }
}
