internal import Foundation
internal import OrdersCore

/// A CSV file with a header, read piece by piece.
struct CSVTable {
    /// One row, whose fields are asked for by column.
    struct Row {
        let file: String
        let columns: [String]
        let record: CSVRecord

        /// A field read as a value.
        ///
        /// - Throws: `OrdersError` (`invalidInput`) naming file, line and column when it can't be read.
        func value<Value>(_ column: Int, _ what: String, _ read: (String) -> Value?) throws -> Value {
            guard let value = read(record.fields[column]) else { throw trouble(column, "is not \(what)") }
            return value
        }

        func text(_ column: Int) -> String {
            record.fields[column]
        }

        func trouble(_ column: Int, _ what: String) -> OrdersError {
            let shown = record.fields[column].prefix(40).debugDescription
            return OrdersError(
                .invalidInput, "\(file), line \(record.line), column \(columns[column]): \(shown) \(what).")
        }
    }

    let folder: String
    let name: String
    let columns: [String]

    /// Reads every row; blank lines are skipped.
    ///
    /// - Throws: `OrdersError`: `cannotOpen` when the file is missing, `invalidInput` when it is malformed; what
    ///   the body throws.
    func forEachRow(_ body: (Row) throws -> Void) throws {
        var parser = CSVParser(file: name)
        var hasHeader = false
        func take(_ record: CSVRecord) throws {
            if !hasHeader {
                try checkHeader(record)
                hasHeader = true
            } else if record.fields != [""] {
                try body(try row(record))
            }
        }
        try forEachPiece { try parser.consume($0, take) }
        try parser.end(take)
        guard hasHeader else {
            throw OrdersError(.invalidInput, "\(name) is empty: its first line must be \(header).")
        }
    }

    private func forEachPiece(_ body: (Data) throws -> Void) throws {
        let path = folder + "/" + name
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw OrdersError(
                .cannotOpen, "\(path) can't be read: check that it exists and that you may read it.")
        }
        defer { try? handle.close() }
        do {
            while let piece = try handle.read(upToCount: 65_536), !piece.isEmpty { try body(piece) }
        } catch let error as CocoaError {
            throw OrdersError(.cannotOpen, "\(path) can't be read: check the disk.", cause: "\(error)")
        }
    }

    private func checkHeader(_ record: CSVRecord) throws {
        guard record.fields == columns else {
            throw OrdersError(.invalidInput, "\(name), line 1 names other columns: it must be \(header).")
        }
    }

    private func row(_ record: CSVRecord) throws -> Row {
        guard record.fields.count == columns.count else {
            throw OrdersError(
                .invalidInput,
                "\(name), line \(record.line) has \(record.fields.count) fields instead of \(columns.count): "
                    + "give it \(header).")
        }
        return Row(file: name, columns: columns, record: record)
    }

    private var header: String { columns.joined(separator: ",") }
}
