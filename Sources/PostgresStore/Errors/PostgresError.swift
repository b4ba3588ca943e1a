/// What libpq or the server said.
struct PostgresError: Error, Hashable {
    /// Five characters, as <https://www.postgresql.org/docs/15/errcodes-appendix.html> lists them; empty where the
    /// server had no say.
    let sqlState: String
    /// The server's main line, without its number.
    let message: String
    let detail: String?
    let isConnectionLost: Bool

    init(_ message: String, sqlState: String = "", detail: String? = nil, isConnectionLost: Bool = false) {
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.isConnectionLost = isConnectionLost
    }

    static let silence = PostgresError("the server doesn't answer", isConnectionLost: true)
}
