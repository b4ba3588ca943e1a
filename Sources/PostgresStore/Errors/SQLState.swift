/// The codes that something depends on, from <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
enum SQLState {
    static let canceled = "57014"
    static let lockNotAvailable = "55P03"
    static let serializationFailure = "40001"
    static let deadlock = "40P01"
    static let uniqueViolation = "23505"
    static let insufficientPrivilege = "42501"
    static let undefinedTable = "42P01"
    static let undefinedColumn = "42703"
    static let readOnlyTransaction = "25006"
    static let numericOutOfRange = "22003"
    static let diskFull = "53100"
    static let adminShutdown = "57P01"
    static let idleTooLong = "25P03"
    static let featureNotSupported = "0A000"
}
