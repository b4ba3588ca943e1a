import Foundation
import GRDB
import OrdersCore

/// A user who may be among the top, with a total.
struct Candidate {
    let userID: DatabaseValue
    private(set) var orders: Int64
    private(set) var spent: Int64
    /// Nil when not looked up yet; the inner one when there is no such user.
    private var user: User??

    /// Reads a row of a walk.
    init(_ row: Row) {
        userID = row[0]
        orders = row[1]
        spent = row[2]
        user = .some(MappedUsers.user(from: row, at: 3))
    }

    /// Looks up what is folded of a user; nothing is zero.
    init(folded userID: DatabaseValue, _ sql: LiveSQL, _ db: Database) throws {
        self.userID = userID
        let statement = try db.cachedStatement(sql: sql.total)
        let row = try Row.fetchOne(statement, arguments: ["user": userID])
        orders = row?[0] ?? 0
        spent = row?[1] ?? 0
    }

    func adding(_ difference: Corrections.Difference) throws -> Candidate {
        var sum = self
        let (total, overflow) = spent.addingReportingOverflow(difference.spent)
        guard !overflow else { throw Corrections.tooLarge }
        sum.spent = total
        sum.orders += difference.orders
        return sum
    }

    /// The user; none when the user was deleted.
    func users(_ sql: LiveSQL, _ db: Database) throws -> [User] {
        if let user { return user.map { [$0] } ?? [] }
        let statement = try db.cachedStatement(sql: sql.user)
        return try Row.fetchAll(statement, arguments: ["user": userID]).compactMap {
            MappedUsers.user(from: $0)
        }
    }

    /// The report's order: by sum descending, then by user id as SQLite orders values.
    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        left.spent == right.spent
            ? left.userID.precedes(right.userID) : left.spent > right.spent
    }
}

extension DatabaseValue {
    /// SQLite's order of values: numbers, texts, blobs, the last two byte by byte; see
    /// <https://www.sqlite.org/datatype3.html#sort_order>.
    fileprivate func precedes(_ other: DatabaseValue) -> Bool {
        switch (storage, other.storage) {
        case (.int64(let left), .int64(let right)): left < right
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.blob(let left), .blob(let right)): left.lexicographicallyPrecedes(right)
        default: kind != other.kind ? kind < other.kind : number < other.number
        }
    }

    private var kind: Int {
        switch storage {
        case .null: 0
        case .int64, .double: 1
        case .string: 2
        case .blob: 3
        }
    }

    private var number: Double { Double.fromDatabaseValue(self) ?? 0 }
}
