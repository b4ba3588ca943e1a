import Foundation
import OrdersCore
import PostgresStore

/// Which database a command is about.
enum DatabaseLocation: Hashable, Sendable {
    /// A file that was named.
    case file(String)
    /// The demo database, because none was named.
    case demo(String)
    /// A database of a server.
    case server(ServerAddress)

    /// The database that holds for this run: of `--db`, else of the environment, else of the configuration, else the
    /// demo's.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`) for an empty name, and for an address that can't be read.
    init(_ options: CommonOptions, process: ProcessInfo = .processInfo) throws {
        try self.init(named: options.database, process: process)
    }

    /// The database of that name, or the demo's.
    ///
    /// - Throws: as above.
    init(named: String?, process: ProcessInfo = .processInfo) throws {
        guard let named else {
            self = .demo(DatabaseLocation.demoPath(process))
            return
        }
        if ServerAddress.isOne(named) {
            self = .server(try ServerAddress(named))
            return
        }
        guard !named.isEmpty else {
            throw OrdersError(
                .cannotOpen, "--db names no database; give a SQLite file or a postgres:// address.")
        }
        self = .file(named)
    }

    /// As it is shown: a path, or a server's database without its password.
    var name: String {
        switch self {
        case .file(let path), .demo(let path): path
        case .server(let address): address.name
        }
    }

    /// As `--db` takes it, and never a name from the configuration file. A server's address may hold a password: never shown, never logged, and given to no process on
    /// its command line, which everybody can read.
    var reference: String {
        switch self {
        case .file(let path), .demo(let path): path.contains("/") ? path : "./" + path
        case .server(let address): address.text
        }
    }

    /// `ordertop/demo.sqlite` in the data folder of the XDG base directory specification.
    private static func demoPath(_ process: ProcessInfo) -> String {
        process.folder(variable: "XDG_DATA_HOME", fallback: ".local/share") + "/ordertop/demo.sqlite"
    }
}
