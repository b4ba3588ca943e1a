extension TableShape.Column {
    /// How SQLite converts values for a column, from its declared type.
    /// The rules are those of <https://www.sqlite.org/datatype3.html#determination_of_column_affinity>.
    enum Affinity: Hashable, Sendable {
        case integer, text, blob, real, numeric
    }

    var affinity: Affinity {
        let type = type.uppercased()
        if type.contains("INT") { return .integer }
        if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) { return .text }
        if type.isEmpty || type.contains("BLOB") { return .blob }
        if ["REAL", "FLOA", "DOUB"].contains(where: type.contains) { return .real }
        return .numeric
    }
}
