/// Where a database keeps its archive: chosen once, and remembered with the database.
public enum ArchivePlace: Hashable, Sendable {
    /// A table beside the orders, in the same file.
    case table
    /// A file of its own, by its absolute path.
    case file(path: String)

    /// The path of the archive's own file; nil where it has none.
    public var path: String? {
        switch self {
        case .table: nil
        case .file(let path): path
        }
    }

    /// As a job's parameters have it: the path, or nothing.
    var parameter: String { path ?? "" }

    init(parameter: String) {
        self = parameter.isEmpty ? .table : .file(path: parameter)
    }
}
