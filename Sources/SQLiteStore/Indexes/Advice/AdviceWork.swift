import GRDB
import OrdersCore

/// Measures an advice: reads the sample, measures what holds for all, then one candidate after another.
struct AdviceWork: Sendable {
    let store: SQLiteStore
    let request: AdviceRequest
    let onProgress: @Sendable (AdviceProgress) -> Void

    /// How much of the whole is done when the sample is read, and when the database has been measured.
    private static let (sampled, compared) = (0.5, 0.6)
    /// How long a build takes in the database beside one in the sample, scaled by n log n. Fitted on builds of
    /// the five proposed indexes on 10 million orders with SQLite 3.40, in a write-ahead log.
    private static let writingFactor = 1.5

    func run() async throws -> MeasuredAdvice {
        let schema = store.schema
        let shape = try await store.read { db, _ in try SampleShape.gather(db, schema: schema) }
        let sql = MappedSQL(schema.ofReport, facts: store.facts)
        let reader = SampleReader(sql: sql, shape: shape)
        let (size, candidates, present) = try await firstLook(reader)
        var share = size.share(of: shape.estimatedOrders, usedBytes: shape.usedBytes)
        while true {
            let sample = try await SampleDatabase(shape: shape)
            let tried = share
            let advice = try await closing(sample) { () -> MeasuredAdvice? in
                let rows = try await fill(sample, reader, share: tried)
                guard tried >= 1 || rows.sampled >= SampleSize.enough(of: rows.walked) else { return nil }
                return try await measure(sample, reader, rows, candidates, present)
            }
            if let advice { return advice }
            // Few users have all the orders, and hardly any of them was chosen.
            share = min(1, share * 4)
        }
    }

    private func closing<Value>(
        _ sample: SampleDatabase, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            let value = try await body()
            try await sample.close()
            return value
        } catch {
            try? await sample.close()
            throw error
        }
    }

    /// How much room an order takes, and which candidates there are.
    private func firstLook(
        _ reader: SampleReader
    ) async throws -> (SampleSize, new: [IndexDefinition], present: [IndexDefinition]) {
        onProgress(AdviceProgress(stage: "looking at the orders", fraction: 0))
        let rows = try await store.read { db, _ in try reader.newestOrders(SampleSize.firstLook, db) }
        guard !rows.isEmpty else {
            throw OrdersError(.unsupported, "There are no orders yet, so there is nothing to measure.")
        }
        let shape = reader.shape
        let candidates = AdviceCandidates(
            proposed: store.proposedIndexes,
            typed: request.typed.map { TypedCandidate(text: $0, table: shape.orders.shape.table) },
            present: shape.orders.indexes)
        let sample = try await SampleDatabase(shape: shape)
        return try await closing(sample) {
            try await sample.insert(rows, into: shape.orders)
            try await sample.finish()
            let report = SampleReport(sql: reader.sql, window: request.window)
            return try await sample.use { db in
                // Fails early where the report can't be run in a sample.
                _ = try report.plan(db)
                let (new, present) = try candidates.sorted(checkedIn: db)
                return (try SampleSize(rows: rows.count, candidates: new, db), new, present)
            }
        }
    }
}

extension AdviceWork {
    /// How many rows the sample has, and the database.
    private struct Rows: Sendable {
        var sampled: Int64 = 0
        var walked: Int64 = 0
        var users: Int64 = 0
    }

    /// Reads the sample in many short snapshots, one after another.
    private func fill(
        _ sample: SampleDatabase, _ reader: SampleReader, share: Double
    ) async throws -> Rows {
        let shape = reader.shape
        var rows = Rows()
        let users = try await store.readInTurn { db, _ in try reader.users(share: share, db) }
        try await sample.insert(users.rows, into: shape.users)
        let stretches = try await store.read { db, _ in try reader.stretches(db) }
        for (number, stretch) in stretches.enumerated() {
            let done = Double(number) / Double(stretches.count)
            onProgress(AdviceProgress(stage: "reading the sample", fraction: done * AdviceWork.sampled))
            let part = try await store.readInTurn { db, _ in try reader.orders(in: stretch, share: share, db)
            }
            try await sample.insert(part.rows, into: shape.orders)
            rows.sampled += Int64(part.rows.count)
            rows.walked += part.walked
        }
        try await sample.finish()
        let sql = reader.sql
        rows.users = try await sample.use { db in
            try Query("SELECT COUNT(DISTINCT \(sql.orders.userID)) FROM \(sql.orders.table)").count(db)
        }
        return rows
    }

    private func measure(
        _ sample: SampleDatabase, _ reader: SampleReader, _ rows: Rows, _ candidates: [IndexDefinition],
        _ present: [IndexDefinition]
    ) async throws -> MeasuredAdvice {
        let (sql, window) = (reader.sql, request.window)
        let meter = SampleMeter(
            sql: sql, shape: reader.shape, window: window, rows: rows.sampled, tableRows: rows.walked)
        onProgress(AdviceProgress(stage: "measuring the report as it is", fraction: AdviceWork.sampled))
        let today = try await today()
        let ids = try await lookupIDs(sample, sql, rows)
        let lookup = try await store.readInTurn { db, _ in try LookupProbe(sql: sql, ids: ids).run(db) }
        let basis = try await sample.use { db in try meter.basis(ids: ids, db) }
        var (measured, bytes): ([AdviceMeasurement], Int64) = ([], 0)
        for (number, candidate) in candidates.enumerated() {
            let done = Double(number) / Double(candidates.count)
            onProgress(
                AdviceProgress(
                    stage: "measuring \(candidate.name)",
                    fraction: AdviceWork.compared + done * (1 - AdviceWork.compared)))
            let (figures, file) = try await sample.use { db in try meter.measure(candidate, basis, db) }
            measured.append(figures)
            bytes = max(bytes, file + figures.bytes)
        }
        let conditions = AdviceConditions(
            sample: AdviceSample(rows: rows.sampled, users: rows.users, bytes: bytes, tableRows: rows.walked),
            today: today,
            pageCost: PageCost(sample: basis.lookup, warm: basis.warmLookup, database: lookup),
            sortCost: basis.sortCost, writingFactor: AdviceWork.writingFactor, buildsBlockWriters: true)
        return MeasuredAdvice(conditions: conditions, measured: measured, present: present.map(\.name))
    }

    /// What the report takes in the database itself: the fastest of a few runs, of fewer where it takes long.
    private func today() async throws -> Duration {
        let window = request.window
        return try await store.readInTurn { db, sql in
            let report = SampleReport(sql: sql, window: window)
            return try RepeatedTiming(db: db, runs: RepeatedRuns(fewest: 1, most: 7, budget: .seconds(3)))
                .measure { try report.run(db) }.took
        }
    }

    /// None where ids aren't unique: then nobody can tell what a page costs.
    private func lookupIDs(
        _ sample: SampleDatabase, _ sql: MappedSQL, _ rows: Rows
    ) async throws -> [DatabaseValue] {
        guard store.facts.hasUniqueOrderIDs else { return [] }
        return try await sample.use { db in try LookupProbe.ids(from: db, sql: sql, rows: rows.sampled) }
    }
}

extension OrdersSchema {
    /// The tables that the report reads: a sample has no others.
    fileprivate var ofReport: OrdersSchema {
        var schema = self
        (schema.products, schema.views, schema.children) = (nil, nil, [])
        return schema
    }
}
