import Foundation
import OrdersCore

/// Which database a command is about.
enum DatabaseLocation: Hashable, Sendable {
    /// A file that was named.
    case file(String)
    /// The demo database, because none was named.
    case demo(String)

    /// The database of `--db`, else of `ORDERTOP_DB`, else the demo's.
    ///
    /// - Throws: `OrdersError`: `unsupported` for the address of a server, `cannotOpen` for an empty name.
    init(_ options: CommonOptions, process: ProcessInfo = .processInfo) throws {
        try self.init(
            named: options.database ?? process.nonEmptyEnvironment("ORDERTOP_DB"), process: process)
    }

    /// The database of that name, or the demo's.
    ///
    /// - Throws: as above.
    init(named: String?, process: ProcessInfo = .processInfo) throws {
        guard let named else {
            self = .demo(DatabaseLocation.demoPath(process))
            return
        }
        let isServer = ["postgres://", "postgresql://"].contains { named.lowercased().hasPrefix($0) }
        guard !isServer else {
            throw OrdersError(
                .unsupported, "This version of ordertop opens SQLite files only; name one with --db.")
        }
        guard !named.isEmpty else {
            throw OrdersError(.cannotOpen, "--db names no file; give the path of a SQLite database.")
        }
        self = .file(named)
    }

    var path: String {
        switch self {
        case .file(let path), .demo(let path): path
        }
    }

    /// `ordertop/demo.sqlite` in the data folder of the XDG base directory specification.
    private static func demoPath(_ process: ProcessInfo) -> String {
        let home = process.nonEmptyEnvironment("HOME") ?? NSHomeDirectory()
        let absolute = process.nonEmptyEnvironment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (absolute ?? home + "/.local/share") + "/ordertop/demo.sqlite"
    }
}
