extension FieldSource {
    /// The field as an SQL expression over a row of its table.
    package func sql(of table: String) -> String {
        switch self {
        case .column(let name): Quoting.column(name, of: table)
        case .expression(let sql): "(\(sql))"
        }
    }
}
