import OrdersCore

/// Which indexes are measured.
struct AdviceCandidates {
    /// The proposed ones first.
    let new: [IndexDefinition]
    /// Proposed ones that the database has, under whatever name.
    let present: [IndexDefinition]

    /// Looks on an empty copy what each would hold, and whether typed ones are indexes at all.
    ///
    /// - Throws: `OrdersError` (`invalidInput`).
    init(proposed: [IndexDefinition], typed: [String], for tables: SampleTables) throws {
        let db = tables.db
        let own = tables.present.filter { $0.table.number == tables.main.number }
        var names = Set(own.map { $0.name.lowercased() })
        var (new, there): ([IndexDefinition], [IndexDefinition]) = ([], [])
        try TableCopy.tried(db) {
            let copy = TableCopy(table: tables.main, db: db)
            try copy.create()
            for definition in proposed {
                let shape = try AdviceCandidates.shape(of: definition, on: copy, tables.sql)
                let isThere =
                    names.contains(definition.name.lowercased()) || own.contains { $0.shape == shape }
                if isThere { there.append(definition) } else { new.append(definition) }
            }
            names.formUnion(new.map { $0.name.lowercased() })
            for text in typed {
                let name = CandidateName.free(for: text, on: tables.main.name, taken: names)
                new.append(
                    try TypedIndex(text: text, name: name, table: tables.main.name).definition(
                        checkedOn: copy))
                names.insert(name.lowercased())
            }
        }
        (self.new, self.present) = (new, there)
    }

    private static func shape(
        of definition: IndexDefinition, on copy: TableCopy, _ sql: MappedSQL
    ) throws -> IndexEntry.Shape? {
        try Query(definition.statement(onTemporary: copy.table.name)).run(copy.db)
        let entries = try CatalogReader(db: copy.db, sql: sql).entries()
        try copy.db.execute("DROP INDEX pg_temp.\(Quoting.identifier(definition.name))")
        return entries.first { $0.name == definition.name }?.shape
    }
}
