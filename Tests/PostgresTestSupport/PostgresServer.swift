public import Foundation

/// A PostgreSQL server of Debian's package for one test process, in a temporary folder and on a Unix socket there, run by
/// an unprivileged user. It ends with the process that started it, however that ends.
public final class PostgresServer: Sendable {
    /// Where its sockets are.
    public let folder: String
    public let port: Int
    private let keeper: ServerKeeper

    /// The server of this test process, started when it is first asked for.
    public static let shared: Result<PostgresServer, any Error> = Result { try PostgresServer() }

    /// Starts a server of its own, for a test that stops or kills it.
    ///
    /// - Parameters:
    ///   - settings: lines of `postgresql.conf`.
    ///   - primary: what it shall replay, if it is to be a streaming replica.
    /// - Throws: `ServerError` when it doesn't start.
    public init(settings: [String] = [], replaying primary: PostgresServer? = nil) throws {
        port = 5432
        keeper = try ServerKeeper(settings: settings, replaying: primary?.folder)
        folder = keeper.folder
    }

    /// The address of one of its databases, as the server's superuser.
    public func address(_ database: String = "postgres", user: String = "postgres") -> String {
        "host=\(folder) port=\(port) user=\(user) dbname=\(database)"
    }

    /// Runs `pg_ctl` on the server: `stop -m immediate`, `start`, `promote`.
    public func control(_ words: String) throws { try keeper.control(words) }

    /// The process number of the server's first process.
    public func processID() throws -> pid_t { try keeper.processID() }

    /// Stops all of the server's processes where they are, as a machine that hangs would.
    public func pause() throws { try keeper.signal(SIGSTOP) }

    /// Lets them go on.
    public func goOn() throws { try keeper.signal(SIGCONT) }

    /// Stops the server and removes its folder.
    public func remove() { keeper.end() }
}

/// Why a server couldn't be started or told something.
public struct ServerError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
