import GRDB
import OrdersCore

/// A user who may be among the top, with a total.
struct Candidate {
    let key: SpenderKey
    private(set) var orders: Int64
    private(set) var spent: Int64
    /// The user as the walk saw it; nil when there is none or when it was not looked up.
    private var user: User?
    private let isLookedUp: Bool

    /// Reads a row of a walk, with the user where the row has one.
    init(_ row: RowReader, key: SpenderKey, isLookedUp: Bool = true) {
        self.key = key
        orders = row.int64(1)
        spent = row.int64(2)
        user = isLookedUp ? Candidate.user(row, from: 3) : nil
        self.isLookedUp = isLookedUp
    }

    /// Looks up what is folded of a user; nothing is zero.
    init(folded key: SpenderKey, _ sql: LiveSQL, _ db: Database) throws {
        var (orders, spent): (Int64, Int64) = (0, 0)
        try RowReader.each(db, sql.total, user: key) { row in
            (orders, spent) = (row.int64(0), row.int64(1))
            return false
        }
        self.key = key
        self.orders = orders
        self.spent = spent
        isLookedUp = false
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
        if isLookedUp { return user.map { [$0] } ?? [] }
        var users: [User] = []
        try RowReader.each(db, sql.user, user: key) { row in
            if let user = Candidate.user(row, from: 0) { users.append(user) }
            return true
        }
        return users
    }

    /// The report's order: by sum descending, then by user id.
    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        left.spent == right.spent ? left.key.precedes(right.key) : left.spent > right.spent
    }

    private static func user(_ row: RowReader, from column: Int32) -> User? {
        guard !row.isNull(column) else { return nil }
        return User(id: row.key(column).userID, username: row.text(column + 1), email: row.text(column + 2))
    }
}
