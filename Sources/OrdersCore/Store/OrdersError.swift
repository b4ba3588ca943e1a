/// What went wrong, in one sentence for the person, with the cause kept for the log.
///
/// Every role of a store throws this type, and `CancellationError` when its task is cancelled.
public struct OrdersError: Error, Sendable {
    /// What kind of trouble it is, for code that reacts to it.
    public enum Code: String, Hashable, Sendable {
        /// The database can't be opened: missing, a folder, not a database, encrypted, truncated, no permission.
        case cannotOpen
        /// A server can't be reached, or broke off; trying again may work.
        case unreachable
        /// The schema doesn't fit: a missing table or column, a mapping that contradicts itself.
        case schemaMismatch
        /// The file is damaged.
        case corrupt
        /// Another program holds the lock; trying again may work.
        case busy
        /// The database or the connection may only read.
        case readOnly
        /// The disk is full.
        case diskFull
        /// The disk can't be read or written.
        case storage
        /// The thing asked for doesn't exist: a user, an index, a job.
        case notFound
        /// A value is out of range or malformed.
        case invalidInput
        /// This engine or this database can't do that.
        case unsupported
        /// Another process runs the job, or one is unfinished.
        case jobHeld
        /// What was copied is not what was there: the job stopped and nothing was removed.
        case verificationFailed
        /// Anything the engine reports that has no better name.
        case engine
    }

    public let code: Code
    /// One sentence that says what happened and what to do.
    public let message: String
    /// What the engine said, for the log.
    public let cause: String?

    public init(_ code: Code, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

extension OrdersError: CustomStringConvertible {
    public var description: String { message }
}
