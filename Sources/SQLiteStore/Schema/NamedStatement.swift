/// A statement and the name of what it makes, so that progress can say what is being built.
struct NamedStatement: Hashable, Sendable {
    let name: String
    let sql: String
}
