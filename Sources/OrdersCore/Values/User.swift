/// Somebody who can place orders. Names come from strangers: sanitise before they reach a terminal.
public struct User: Hashable, Sendable {
    public typealias ID = Identifier<User>

    public let id: ID
    public let username: String
    /// Empty where the schema has no e-mail.
    public let email: String

    public init(id: ID, username: String, email: String) {
        self.id = id
        self.username = username
        self.email = email
    }
}
