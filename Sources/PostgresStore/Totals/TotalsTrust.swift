import OrdersCore

/// Whether the totals can be right, as far as looking at the catalog tells.
struct TotalsTrust {
    let db: PostgresConnection
    let objects: TotalsObjects

    /// What the state says, with the catalog looked at where that is needed.
    ///
    /// - Parameters:
    ///   - mark: As it is now.
    ///   - verifiedAt: The mark at which this process found the totals to be right.
    func condition(_ state: TotalsState?, mark: String, verifiedAt: String?) throws -> TotalsStatus.Condition
    {
        guard let state else { return try leftovers() }
        switch state.phase {
        case .removing: return .absent
        case .wrong: return .broken(reason: TotalsReasons.differs)
        case .building, .ready: break
        }
        if state.definition != objects.definition { return .broken(reason: TotalsReasons.otherSchema) }
        if mark != state.mark, mark != verifiedAt {
            return try damage().map { .broken(reason: $0) } ?? .doubtful(reason: TotalsReasons.schemaChanged)
        }
        return state.phase == .building ? .building : .ready
    }

    /// Makes totals doubtless again, after they were found to be right at this mark.
    static func trust(_ tables: TotalsTables, mark: String, _ db: PostgresConnection) throws {
        try Query("UPDATE \(tables.state) SET mark = :mark", ["mark": .text(mark)]).run(db)
    }

    private func damage() throws -> String? {
        let names = TotalsTables.names.dropFirst()
        if let missing = try names.first(where: { try !exists(objects.tables.qualified($0)) }) {
            return TotalsReasons.damaged("table \(missing)", "is missing")
        }
        let present = try triggers()
        for event in TotalsTriggers.Event.allCases {
            guard let trigger = present.first(where: { $0.name == event.name }) else {
                return TotalsReasons.damaged("trigger \(event.name)", "is missing")
            }
            guard trigger.isOn else {
                return TotalsReasons.damaged("trigger \(event.name)", "is switched off")
            }
            guard trigger.body == objects.triggers.body(event), trigger.isForRows == isForRows(event) else {
                return TotalsReasons.damaged("trigger \(event.name)", "is not as it was made")
            }
        }
        return nil
    }

    private func isForRows(_ event: TotalsTriggers.Event) -> Bool {
        objects.shape.seesSingleRows && event != .truncate
    }

    /// Triggers without a state table make the shop's statements fail, or note changes for nobody.
    private func leftovers() throws -> TotalsStatus.Condition {
        guard let trigger = try triggers().first else { return .absent }
        return .broken(reason: TotalsReasons.leftover(trigger.name))
    }

    private func exists(_ table: String) throws -> Bool {
        try Query("SELECT to_regclass(:table) IS NOT NULL", ["table": .text(table)]).isTrue(db)
    }

    private func triggers() throws -> [FoundTrigger] {
        try Query(
            """
            SELECT t.tgname::text, t.tgenabled::text, p.prosrc, (t.tgtype & 1) = 1
            FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid
            WHERE t.tgrelid = to_regclass(:orders) AND t.tgname = ANY (:names) ORDER BY t.tgname
            """,
            [
                "orders": .text(objects.table),
                "names": .texts(TotalsTriggers.Event.allCases.map(\.name)),
            ]
        ).rows(db).map {
            FoundTrigger(
                name: $0.text(0), isOn: ["A", "O"].contains($0.text(1)), body: $0.text(2),
                isForRows: $0.bool(3))
        }
    }
}

/// A trigger of ours as the catalog has it.
private struct FoundTrigger {
    let name: String
    let isOn: Bool
    let body: String
    let isForRows: Bool
}
