import GRDB
import OrdersCore

/// What of an archived row the ledger vouches for: every column of the archive but an order's `archived_at`, by name
/// and not by place.
///
/// A value that is its column's default, NULL where none is declared, is left out of the hash. So the hash of
/// what is archived stays as it is when the archive gets a column that main has got.
struct RowContent: Hashable, Sendable {
    /// One column.
    struct Field: Hashable, Sendable {
        let name: String
        /// The name and the zero that ends it.
        let prefix: [UInt8]
        /// The default, as `RowReader` writes values.
        let absent: [UInt8]
        /// Whether a restored row takes the value with it.
        let isInMain: Bool
    }

    /// In the order of their names.
    let fields: [Field]

    /// - Parameter own: The archive's own column.
    init(archive: TableShape, main: TableShape, own: String? = nil) {
        fields = archive.columns.filter { $0.name.lowercased() != own }
            .map { Field($0, isInMain: main.column($0.name) != nil) }
            .sorted { $0.prefix.lexicographicallyPrecedes($1.prefix) }
    }

    /// Of the orders' archive where it is; nil when it or main is gone.
    static func fetch(_ db: Database, _ sql: MappedSQL) throws -> RowContent? {
        let table = sql.archive.table
        guard let archive = try TableShape.fetch(db, table: table.name, in: table.schema),
            let main = try TableShape.fetch(db, table: sql.schema.orders.table)
        else { return nil }
        return RowContent(archive: archive, main: main, own: OwnObjects.archivedAt)
    }

    /// The same of a child.
    static func fetch(of child: ChildTable, _ db: Database, _ sql: MappedSQL) throws -> RowContent? {
        let table = sql.archive.table(of: child)
        guard let archive = try TableShape.fetch(db, table: table.name, in: table.schema),
            let main = try TableShape.fetch(db, table: child.table)
        else { return nil }
        return RowContent(archive: archive, main: main)
    }
}

extension RowContent.Field {
    fileprivate init(_ column: TableShape.Column, isInMain: Bool) {
        name = column.name
        prefix = Array(column.name.lowercased().utf8) + [0]
        absent = TypedBytes.of(column.constantDefault ?? .null)
        self.isInMain = isInMain
    }

    /// Whether bytes from a position on are the default's.
    func isAbsent(_ bytes: [UInt8], from start: Int) -> Bool {
        bytes.count - start == absent.count && bytes[start...].elementsEqual(absent)
    }
}
