import GRDB
import OrdersCore

/// Whether the totals can be right, as far as looking at the schema tells.
///
/// Triggers can be dropped, and made again after orders were changed without them. Either changes the schema,
/// and SQLite counts changes of the schema: totals are trusted while that count is the one they were last known
/// to be right at. Whatever else changes it, a new index or VACUUM, makes them doubtful until they are
/// verified.
struct TotalsTrust {
    let db: Database
    let objects: TotalsObjects

    static func schemaVersion(_ db: Database) throws -> Int64 {
        var version: Int64 = 0
        try RowReader.each(db, "PRAGMA main.schema_version") { row in
            version = row.int64(0)
            return false
        }
        return version
    }

    /// The condition where two numbers tell it, which is nearly always; nil where the schema must be looked at.
    ///
    /// - Parameter verifiedAt: The schema version at which this process found the totals to be right.
    static func quickCondition(
        _ state: TotalsState?, definition: Int64, verifiedAt: Int64?, _ db: Database
    ) throws -> TotalsStatus.Condition? {
        guard let state, state.phase == .ready || state.phase == .building, state.definition == definition
        else {
            return nil
        }
        let version = try schemaVersion(db)
        guard version == state.schemaVersion || version == verifiedAt else { return nil }
        return state.phase == .ready ? .ready : .building
    }

    /// What the state says, with the schema looked at where that is needed.
    func condition(_ state: TotalsState?, verifiedAt: Int64?) throws -> TotalsStatus.Condition {
        guard let state else { return try leftovers() }
        switch state.phase {
        case .removing: return .absent
        case .wrong: return .broken(reason: TotalsReasons.differs)
        case .building, .ready: break
        }
        if state.definition != objects.definition { return .broken(reason: TotalsReasons.otherSchema) }
        let version = try TotalsTrust.schemaVersion(db)
        if version != state.schemaVersion, version != verifiedAt {
            return try damage().map { .broken(reason: $0) } ?? .doubtful(reason: TotalsReasons.schemaChanged)
        }
        return state.phase == .building ? .building : .ready
    }

    /// Makes totals doubtless again, after they were found to be right at this version of the schema.
    static func trust(_ db: Database) throws {
        try Query(
            "UPDATE \(TotalsTables.state) SET schema_version = :version",
            ["version": try schemaVersion(db).databaseValue]
        ).run(db)
    }

    /// Runs a change of ordertop's own, after which totals that were trusted are trusted still.
    static func keeping<Value>(_ db: Database, _ change: () throws -> Value) throws -> Value {
        let wasTrusted = try TotalsState.fetch(db)?.schemaVersion == schemaVersion(db)
        let value = try change()
        if wasTrusted, let state = try TotalsState.fetch(db), try state.schemaVersion != schemaVersion(db) {
            try trust(db)
        }
        return value
    }

    private func damage() throws -> String? {
        let present = try TotalsTrust.statements(db)
        guard let wrong = objects.all.first(where: { present[$0.name] != $0.sql }) else { return nil }
        let what = present[wrong.name] == nil ? "is missing" : "is not as it was made"
        return TotalsReasons.damaged("\(wrong.kind.rawValue) \(wrong.name)", what)
    }

    /// Triggers without a state table note changes for nobody, or make the shop's statements fail.
    private func leftovers() throws -> TotalsStatus.Condition {
        let present = try TotalsTrust.statements(db)
        guard let trigger = TotalsTriggers.names.first(where: { present[$0] != nil }) else { return .absent }
        return .broken(reason: TotalsReasons.leftover(trigger))
    }

    /// The statements of everything of the totals', by name.
    static func statements(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT name, sql FROM sqlite_schema
                WHERE sql IS NOT NULL AND (name = ? OR name LIKE 'ordertop\\_totals%' ESCAPE '\\')
                """, arguments: [TotalsTables.totals])
        let all = Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
        return all.filter { $0.key != TotalsTables.totals || isOwn($0.value) }
    }

    /// Whether there is a table under the totals' name that is somebody else's, which must not be touched.
    static func nameIsTaken(_ db: Database) throws -> Bool {
        guard try statements(db)[TotalsTables.totals] == nil else { return false }
        return try IndexChange.isTaken(TotalsTables.totals, db)
    }

    private static func isOwn(_ createTotals: String) -> Bool {
        createTotals.contains("is_ranked INTEGER NOT NULL")
    }

    static let nameTaken = TotalsReasons.nameTaken(TotalsTables.totals)
}
