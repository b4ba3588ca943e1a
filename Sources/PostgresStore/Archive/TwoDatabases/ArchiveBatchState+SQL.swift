import OrdersCore

// How far main is with batches between it and an archive in another database, in a table of its own.

extension ArchiveBatchState {
    static let table = "ordertop_batch"
    /// The keys of the batch under way, in the orders' own type.
    static let keysTable = "ordertop_batch_keys"

    /// What `setup` runs for it.
    static func createStatements(_ sql: MappedSQL) -> [String] {
        [
            """
            CREATE TABLE \(table) (
              one boolean PRIMARY KEY DEFAULT TRUE CHECK (one),
              number bigint NOT NULL,
              direction text,
              job_id bigint
            )
            """,
            "INSERT INTO \(table) (number) VALUES (0)",
            "CREATE TABLE \(keysTable) AS SELECT \(sql.orders.id) AS id FROM \(sql.orders.table) WITH NO DATA",
            "ALTER TABLE \(keysTable) ADD PRIMARY KEY (id)",
        ]
    }

    /// What makes the table that the archive's database has: the keys that it got copies of.
    static func keys(_ orders: MovedTable, id: String) -> [String] {
        guard let column = orders.column(id) else { return [] }
        let collation = column.collation.map { " COLLATE \($0)" } ?? ""
        return ["CREATE TABLE \(keysTable) (id \(column.declaration)\(collation) PRIMARY KEY)"]
    }

    /// Whether the database has the table: a version that had no other databases for archives made none.
    static func isKept(_ db: PostgresConnection) throws -> Bool {
        try Query("SELECT to_regclass('\(table)') IS NOT NULL").isTrue(db)
    }

    static func fetch(_ db: PostgresConnection) throws -> ArchiveBatchState {
        let row = try Query("SELECT number, direction, job_id FROM \(table)").firstRow(db)
        guard let row, let number = row.optionalInt(0) else {
            throw OrdersError(
                .schemaMismatch, "\(table) is empty: open the database again, or restore a backup.")
        }
        return ArchiveBatchState(
            number: number, direction: row.optionalText(1).flatMap(ArchiveDirection.init),
            jobID: row.optionalInt(2).map { JobID($0) })
    }

    /// The keys of the batch: in main those that are still to be seen to, in the archive those that it got copies of.
    static func keys(_ db: PostgresConnection) throws -> [Order.ID] {
        try Query("SELECT id FROM \(keysTable) ORDER BY id").rows(db).compactMap { Order.ID($0[0]) }
    }

    /// Begins the next batch.
    ///
    /// - Throws: `OrdersError` (`busy`) while one is under way.
    static func begin(
        _ direction: ArchiveDirection, of jobID: JobID, _ db: PostgresConnection
    ) throws -> ArchiveBatchState {
        let changed = try Query(
            """
            UPDATE \(table) SET number = number + 1, direction = :direction, job_id = :job WHERE direction IS NULL
            """, ["direction": .text(direction.rawValue), "job": .int(jobID.number)]
        ).run(db)
        guard changed == 1 else {
            throw OrdersError(.busy, "A batch is still under way: try again when it is done.")
        }
        return try fetch(db)
    }

    /// Keeps others from going on with this batch until the transaction ends.
    ///
    /// - Throws: `OrdersError` (`jobHeld`) when another process has finished it.
    func hold(_ db: PostgresConnection) throws {
        try change(to: "number = number", db)
    }

    /// Marks it done and forgets its keys.
    ///
    /// - Throws: as `hold`.
    func finish(_ db: PostgresConnection) throws {
        try change(to: "direction = NULL, job_id = NULL", db)
        try Query("DELETE FROM \(ArchiveBatchState.keysTable)").run(db)
    }

    private func change(to assignment: String, _ db: PostgresConnection) throws {
        let changed = try Query(
            """
            UPDATE \(ArchiveBatchState.table) SET \(assignment) WHERE number = :number AND direction IS NOT NULL
            """, ["number": .int(number)]
        ).run(db)
        guard changed == 1 else { throw overtaken }
    }
}
