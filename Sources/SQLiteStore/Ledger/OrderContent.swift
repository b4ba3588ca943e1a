import GRDB
import OrdersCore

/// What of an archived order the ledger vouches for: every column of the archive but `archived_at`, by name and
/// not by place.
///
/// A value that is its column's default, NULL where none is declared, is left out of the hash. So the hash of
/// what is archived stays as it is when the archive gets a column that main has got.
struct OrderContent: Hashable, Sendable {
    /// One column.
    struct Field: Hashable, Sendable {
        let name: String
        /// The name and the zero that ends it.
        let prefix: [UInt8]
        /// The default, as `RowReader` writes values.
        let absent: [UInt8]
        /// Whether a restored order takes the value with it.
        let isInMain: Bool
    }

    /// In the order of their names.
    let fields: [Field]

    init(archive: TableShape, main: TableShape) {
        fields = archive.columns.filter { $0.name.lowercased() != OwnObjects.archivedAt }
            .map { Field($0, isInMain: main.column($0.name) != nil) }
            .sorted { $0.prefix.lexicographicallyPrecedes($1.prefix) }
    }

    /// Of the archive where it is; nil when it or main is gone.
    static func fetch(_ db: Database, _ sql: MappedSQL) throws -> OrderContent? {
        let table = sql.archive.table
        guard let archive = try TableShape.fetch(db, table: table.name, in: table.schema),
            let main = try TableShape.fetch(db, table: sql.schema.orders.table)
        else { return nil }
        return OrderContent(archive: archive, main: main)
    }
}

extension OrderContent.Field {
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
