import GRDB
import OrdersCore

/// The users table as SQL fragments.
struct MappedUsers: Sendable {
    /// As it stands in FROM.
    var table: String
    let id: String
    let username: String
    let email: String

    init(_ users: UsersTable) {
        table = Quoting.identifier(users.table)
        id = Quoting.column(users.id, of: users.table)
        username = users.username.sql(of: users.table)
        email = users.email?.sql(of: users.table) ?? "''"
    }

    /// The columns that `user(from:at:)` reads.
    var columns: String { "\(id), \(username), \(email)" }

    /// Reads a user from three columns; nil when the id is NULL.
    static func user(from row: Row, at index: Int = 0) -> User? {
        guard let id = User.ID(storage: row[index]) else { return nil }
        return User(
            id: id, username: (row[index + 1] as DatabaseValue).shownText,
            email: (row[index + 2] as DatabaseValue).shownText)
    }
}
