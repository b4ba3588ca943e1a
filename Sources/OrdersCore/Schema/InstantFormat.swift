/// How the database writes instants. All are UTC.
public enum InstantFormat: String, CaseIterable, Hashable, Sendable {
    case unixMilliseconds = "unix_ms"
    case unixSeconds = "unix_s"
    /// Text that starts `YYYY-MM-DD`.
    case iso8601
    /// The engine's own type, `timestamptz` on PostgreSQL.
    case native
}
