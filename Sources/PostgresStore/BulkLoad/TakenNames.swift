import OrdersCore

/// The names and addresses of users who are there, so that those who are added get others.
final class TakenNames {
    private var usernames: Set<String> = []
    private var emails: Set<String> = []
    /// Nobody is there in a new shop, and the generator's own names are distinct.
    private let isEmpty: Bool

    init() {
        isEmpty = true
    }

    init(_ db: PostgresConnection) throws {
        for row in try Query("SELECT lower(username), lower(email) FROM users").rows(db) {
            usernames.insert(row.text(0))
            emails.insert(row.text(1))
        }
        isEmpty = usernames.isEmpty
    }

    /// The user, with the first of the numbered forms of name and address that nobody has.
    func distinct(_ user: User) -> User {
        guard !isEmpty else { return user }
        return User(
            id: user.id, username: Self.free(user.username, &usernames) { "\(user.username)\($0)" },
            email: Self.free(user.email, &emails) { "\($0).\(user.email)" })
    }

    private static func free(_ text: String, _ taken: inout Set<String>, numbered: (Int) -> String) -> String
    {
        var candidate = text
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = numbered(number)
            number += 1
        }
        return candidate
    }
}
