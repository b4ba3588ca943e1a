import GRDB
import OrdersCore

// What the archive lacks, and what is wrong with children.

extension MoveObstacles {
    /// Of the archive where it is; nil when main's or the archive's table of orders is gone.
    func fit() throws -> ArchiveFit? {
        guard let main = try TableShape.fetch(db, table: schema.orders.table),
            let archive = try TableShape.fetch(
                db, table: sql.archive.table.name, in: sql.archive.table.schema)
        else { return nil }
        let orders = ArchiveDrift(
            table: sql.archive.table, main: main, archive: archive, own: OwnObjects.archivedAt)
        let children = try schema.children.map { try fit(try ChildShape.fetch($0, db)) }
        return ArchiveFit(
            drifts: [orders] + children.flatMap(\.drifts), missing: children.flatMap(\.missing),
            mistakes: try olderVersion() + unnamedChildren() + children.flatMap(\.mistakes))
    }

    /// Of an archive that a run makes in a new file, with main's columns.
    func fitInNewFile() throws -> ArchiveFit {
        let shapes = try schema.children.map { try ChildShape.fetch($0, db) }
        return ArchiveFit(
            drifts: [],
            missing: shapes.map { shape in
                let table = ArchiveTable(name: shape.child.archiveTable, isAttached: true)
                return ChildArchive(shape: shape, table: table, exists: false)
            },
            mistakes: try olderVersion()
                + shapes.flatMap { try ChildObstacles(db: db, sql: sql, shape: $0).ofTable() })
    }

    private func fit(_ shape: ChildShape) throws -> ArchiveFit {
        let table = sql.archive.table(of: shape.child)
        let archive = try TableShape.fetch(db, table: table.name, in: table.schema)
        let obstacles = ChildObstacles(db: db, sql: sql, shape: shape)
        guard sql.archive.children.contains(shape.child) else {
            return ArchiveFit(
                drifts: [],
                missing: [ChildArchive(shape: shape, table: table, exists: archive != nil)],
                mistakes: try obstacles.ofTable() + obstacles.ofNewArchive(in: table))
        }
        let drift = archive.map { ArchiveDrift(table: table, main: shape.main, archive: $0, own: nil) }
        let gone = archive == nil ? ["the table \"\(table.name)\" of archived rows is gone"] : []
        return ArchiveFit(
            drifts: drift.map { [$0] } ?? [], missing: [], mistakes: try obstacles.ofTable() + gone)
    }

    private func olderVersion() throws -> [String] {
        guard try !schema.children.isEmpty && !ChildRegister.exists(db) else { return [] }
        return ["ordertop's own tables are of an older version, without children (run `ordertop setup`)"]
    }

    /// Children that the database knows from earlier runs and that this schema doesn't name, or names otherwise: an
    /// order would move without its rows.
    func unnamedChildren() throws -> [String] {
        try ChildRegister.fetch(db).filter { known in
            !schema.children.contains { $0.isSame(as: known) }
        }.map {
            "rows of \"\($0.table)\" move with their orders by \($0.order) to \"\($0.archiveTable)\": name it so under "
                + "children in the schema file"
        }
    }
}
