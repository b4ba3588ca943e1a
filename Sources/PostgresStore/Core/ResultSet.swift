import CLibpq

/// A result of libpq's, given back with the last reference to it.
final class ResultSet {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit { PQclear(pointer) }

    /// How many rows a change touched; 0 for other statements.
    var touchedRows: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// - Throws: `PostgresError` for a cell of a type that isn't read.
    func rows() throws -> [PostgresRow] {
        let columns = PQnfields(pointer)
        let types = (0..<columns).map { PQftype(pointer, $0) }
        return try (0..<PQntuples(pointer)).map { row in
            PostgresRow(values: try (0..<columns).map { try value(row, $0, type: types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, type: Oid) throws -> PostgresValue {
        guard PQgetisnull(pointer, row, column) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
        return try WireFormat.value(bytes, type: type)
    }

    /// What went wrong; nil when nothing did.
    var error: PostgresError? {
        switch PQresultStatus(pointer) {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_PIPELINE_ABORTED:
            return PostgresError(
                field("M") ?? "the server gave no reason", sqlState: field("C") ?? "", detail: field("D"))
        default: return nil
        }
    }

    private func field(_ name: Character) -> String? {
        guard let code = name.asciiValue, let text = PQresultErrorField(pointer, Int32(code)) else {
            return nil
        }
        return String(cString: text)
    }
}
