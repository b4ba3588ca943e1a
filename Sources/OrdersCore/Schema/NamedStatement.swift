/// A statement and the name of what it makes, so that progress can say what is being built.
package struct NamedStatement: Hashable, Sendable {
    package let name: String
    package let sql: String

    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}
