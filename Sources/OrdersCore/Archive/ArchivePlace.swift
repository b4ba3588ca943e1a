/// Where a database keeps its archive: chosen once, and remembered with the database.
public enum ArchivePlace: Hashable, Sendable {
    /// A table beside the orders, in the same database.
    case table
    /// A file of its own, by its absolute path.
    case file(path: String)
    /// Another database, of the same server or of another.
    case server(ArchiveServer)

    /// The path of the archive's own file; nil where it has none.
    public var path: String? {
        if case .file(let path) = self { path } else { nil }
    }

    /// The address of the archive's own database, without a password; nil where it has none.
    public var address: String? {
        if case .server(let server) = self { server.address } else { nil }
    }

    /// What people call the place; nil for the table beside the orders.
    public var name: String? {
        switch self {
        case .table: nil
        case .file(let path): path
        case .server(let server): server.name
        }
    }

    /// As a job's parameters have it: the path, the address behind a word that no absolute path begins with, or nothing.
    var parameter: String {
        switch self {
        case .table: ""
        case .file(let path): path
        case .server(let server): ArchivePlace.serverPrefix + server.address
        }
    }

    init(parameter: String) {
        if parameter.hasPrefix(ArchivePlace.serverPrefix) {
            let address = String(parameter.dropFirst(ArchivePlace.serverPrefix.count))
            self = .server(ArchiveServer(address: address, name: address))
        } else {
            self = parameter.isEmpty ? .table : .file(path: parameter)
        }
    }

    private static let serverPrefix = "server:"
}
