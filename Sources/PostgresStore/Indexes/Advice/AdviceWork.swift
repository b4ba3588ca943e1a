import OrdersCore

/// Measures an advice: takes the sample, then builds and measures one candidate after another on it.
struct AdviceWork: Sendable {
    let request: AdviceRequest
    let proposed: [IndexDefinition]
    /// What the report takes in the database itself.
    let today: Duration
    let onProgress: @Sendable (AdviceProgress) -> Void

    /// How much of the whole is done when the sample is there, and when candidates are measured.
    private static let (sampled, compared) = (0.2, 0.25)
    private static let rounds = 3

    func run(_ db: PostgresConnection, _ sql: MappedSQL) throws -> MeasuredAdvice {
        onProgress(AdviceProgress(stage: "looking at the orders", fraction: 0))
        try db.execute(SampleTables.settings)
        let tables = try SampleTables(for: .top, CatalogReader(db: db, sql: sql))
        let candidates = try AdviceCandidates(proposed: proposed, typed: request.typed, for: tables)
        let all = try tables.rowsInDatabase()
        onProgress(AdviceProgress(stage: "reading the sample", fraction: 0.05))
        let rows = try tables.create(of: all)
        guard rows > 0 else {
            throw OrdersError(.unsupported, "There are no orders yet, so there is nothing to measure.")
        }
        onProgress(AdviceProgress(stage: "measuring the sample as it is", fraction: AdviceWork.sampled))
        let meter = try SampleMeter(tables, window: request.window, rows: rows)
        let (users, bytes) = (try tables.spenders(), try tables.bytes())
        let measured = try measure(candidates.new, meter)
        let conditions = AdviceConditions(
            sample: AdviceSample(
                rows: rows, users: users, bytes: bytes + (measured.map(\.bytes).max() ?? 0),
                tableRows: max(rows, all)),
            today: today, pageCost: .unknown, sortCost: .unknown,
            writingFactor: BuildForecast.concurrentFactor,
            buildsBlockWriters: false)
        return MeasuredAdvice(
            conditions: conditions, measured: measured, present: candidates.present.map(\.name))
    }

    /// All candidates in turn, three times over.
    private func measure(_ candidates: [IndexDefinition], _ meter: SampleMeter) throws -> [AdviceMeasurement]
    {
        var looks: [[SampleMeter.Look]] = candidates.map { _ in [] }
        for number in 0..<(AdviceWork.rounds * candidates.count) {
            let candidate = candidates[number % candidates.count]
            let done = Double(number) / Double(AdviceWork.rounds * candidates.count)
            onProgress(
                AdviceProgress(
                    stage: "measuring \(candidate.name)",
                    fraction: AdviceWork.compared + done * (1 - AdviceWork.compared)))
            looks[number % candidates.count].append(try meter.look(at: candidate))
        }
        return zip(candidates, looks).map { meter.measurement(of: $0, $1) }
    }
}
