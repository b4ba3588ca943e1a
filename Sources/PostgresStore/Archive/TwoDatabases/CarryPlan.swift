import OrdersCore

/// The statements of a batch between two databases as a person sees them before a run; `MainSteps` and `ArchiveSteps` run
/// them.
struct CarryPlan {
    let statements: [String]

    init(_ direction: ArchiveDirection, _ archive: ArchiveSQL, _ selection: ArchiveSelection) {
        let (sql, tables) = (archive.sql, archive.tables)
        let mains = CarriedTable.all(of: .main, tables, sql.schema)
        let others = CarriedTable.all(of: .archive, tables, sql.schema)
        func names(_ tables: [CarriedTable]) -> [String] { tables.map(\.table.name) }
        func out(_ tables: [CarriedTable]) -> [String] { tables.map { $0.copyOut(sql) } }
        func into(_ tables: [CarriedTable]) -> [String] { tables.flatMap { $0.standIn + [$0.copyIn] } }
        func there(_ statements: [String]) -> [String] {
            statements.map { CarryPlan.inArchive($0, nil) }
        }
        let (begin, commit) = (["BEGIN ISOLATION LEVEL READ COMMITTED"], ["COMMIT"])
        let removals = others.reversed().map {
            "DELETE FROM \(Quoting.identifier($0.table.name)) WHERE \(Quoting.identifier($0.order)) = \(MoveTables.batch)"
        }
        let state = ArchiveBatchState.table
        let note =
            "UPDATE \(state) SET number = number + 1, direction = '\(direction.rawValue)', job_id = :job"
        let plan = MovePlan(direction, archive, selection)
        switch direction {
        case .archive:
            let copies =
                tables.children.filter(\.isReady).map { MoveTables(.archive, child: $0).copy }
                + [MoveTables(.archive, sql: sql, orders: tables.orders).copy]
            let removal = RemovalPlan(archive, selection)
            let noting = begin + [MovePlan.lockTables(names(mains)), note] + out(mains) + commit
            let copying = begin + [MovePlan.lockTables(names(others))] + into(mains) + copies + commit
            let removing =
                begin + into(others) + [plan.lock.sql] + plan.children.map(\.lock) + [removal.findEqual]
                + removal.entries + plan.children.map(\.remove) + [plan.remove] + commit
            statements = noting + there(copying + out(others)) + removing
        case .restore:
            let copying =
                begin + into(others) + [plan.lock.sql, plan.copy] + plan.children.map(\.copy) + [note]
                + commit
            statements = there(out(others)) + copying + there(begin + removals + commit)
        }
    }

    /// A statement that runs in the archive's database.
    static func inArchive(_ statement: String, _ name: String?) -> String {
        "/* in \(name ?? "the archive's database") */ \(statement)"
    }
}
