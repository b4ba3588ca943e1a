/// What libpq or the server said.
struct PostgresError: Error, Hashable {
    /// Five characters, as <https://www.postgresql.org/docs/15/errcodes-appendix.html> lists them; empty where the
    /// server had no say.
    let sqlState: String
    /// The server's main line, without its number.
    let message: String
    let detail: String?
    let isConnectionLost: Bool
    /// Whether there was no session yet: trying at once again is of no use.
    private(set) var isFromOpening = false

    init(_ message: String, sqlState: String = "", detail: String? = nil, isConnectionLost: Bool = false) {
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.isConnectionLost = isConnectionLost
    }

    /// The same as met while a session was being opened.
    var whileOpening: PostgresError {
        var error = self
        error.isFromOpening = true
        return error
    }

    /// Whether there was none to give: libpq's own words.
    var wantsPassword: Bool { isFromOpening && message.contains("no password supplied") }

    static let silence = PostgresError("the server doesn't answer", isConnectionLost: true)
}
