import GRDBSQLite

extension RowReader {
    /// Appends a value of the current row as `TypedBytes`. Text is taken as UTF-8, whatever the file's encoding.
    func append(_ column: Int32, to bytes: inout [UInt8]) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: bytes.append(TypedBytes.null)
        case SQLITE_INTEGER: bytes.append(TypedBytes.integer, UInt64(bitPattern: int64(column)))
        case SQLITE_FLOAT: bytes.append(TypedBytes.real, sqlite3_column_double(statement, column).bitPattern)
        case SQLITE_TEXT:
            bytes.append(TypedBytes.text, buffer(sqlite3_column_text(statement, column), column))
        default: bytes.append(TypedBytes.blob, buffer(sqlite3_column_blob(statement, column), column))
        }
    }

    private func buffer(_ start: UnsafeRawPointer?, _ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
