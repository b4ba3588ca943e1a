import OrdersCore

/// The archive's table, as statements name it.
struct ArchiveTable: Hashable, Sendable {
    /// The schema name of an archive file on every connection that has it attached.
    static let attachedSchema = "ordertop_file"

    let name: String
    /// Whether it is in the attached file.
    let isAttached: Bool

    /// The name of the database on its connection.
    var schema: String { isAttached ? ArchiveTable.attachedSchema : "main" }

    /// As it stands in INSERT INTO and FROM. The table of the same file needs no schema: nothing is attached there
    /// that could be taken for it.
    var identifier: String {
        (isAttached ? Quoting.identifier(ArchiveTable.attachedSchema) + "." : "") + Quoting.identifier(name)
    }
}
