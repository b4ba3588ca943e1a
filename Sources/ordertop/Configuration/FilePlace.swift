import Yams

/// A place in a text file; lines and columns count from 1.
struct FilePlace: Hashable, Sendable, CustomStringConvertible {
    let path: String
    let line: Int
    let column: Int

    init(path: String, line: Int = 1, column: Int = 1) {
        self.path = path
        self.line = line
        self.column = column
    }

    init(path: String, _ mark: Mark?) {
        self.init(path: path, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    /// The path without its folders.
    var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// As editors and compilers write it.
    var description: String { "\(path):\(line):\(column)" }
}
