import Foundation
import OrdersCore
import Testing

@Suite("What a sample says about the whole")
struct AdvicePredictionTests {
    private static let sample = AdviceSample(rows: 1_000, users: 20, bytes: 1, tableRows: 100_000)

    private func advice(
        _ measured: AdviceMeasurement, today: Duration = .seconds(1), pageCost: PageCost = .unknown,
        sortCost: SortCost = AdvicePredictionTests.linearSort, blocks: Bool = true
    ) throws -> CandidateAdvice {
        let conditions = AdviceConditions(
            sample: AdvicePredictionTests.sample, today: today, pageCost: pageCost, sortCost: sortCost,
            writingFactor: 1.5, buildsBlockWriters: blocks)
        return try #require(
            MeasuredAdvice(conditions: conditions, measured: [measured], present: []).candidates.first)
    }

    private func measured(
        pages: Double = 0, isUsed: Bool = true, sorts: Bool = false
    ) -> AdviceMeasurement {
        AdviceMeasurement(
            definition: IndexDefinition(name: "i", table: "orders", statement: "CREATE INDEX i", purpose: ""),
            report: .init(took: .milliseconds(2), pages: pages), reportRows: 100,
            isUsed: isUsed,
            sorts: sorts,
            access: .index, build: .milliseconds(10), bytes: 40_000, insert: .microseconds(3))
    }

    /// Sorting that grows with the rows alone.
    private static let linearSort = SortCost(
        few: .init(rows: 100, took: .microseconds(100)), many: .init(rows: 10_000, took: .milliseconds(10)))

    @Test("time and bytes grow with the rows, what an insert costs doesn't")
    func scale() throws {
        let advice = try advice(measured())
        #expect(abs(advice.report.inMilliseconds - 200) < 1e-6)
        #expect(advice.bytes == 4_000_000)
        #expect(advice.insert == .microseconds(3))
    }

    @Test("a page that costs twice as much makes the part of the time twice as long that fetches pages")
    func pages() throws {
        // 1,000 pages at 0.5 µs are a quarter of the 2 ms.
        let cost = PageCost(inSample: 0.5e-6, inDatabase: 1e-6)
        #expect(abs(try advice(measured(pages: 1_000), pageCost: cost).report.inMilliseconds - 250) < 1e-6)
        // Never more than half of what was measured is taken for fetching.
        #expect(abs(try advice(measured(pages: 9_000), pageCost: cost).report.inMilliseconds - 300) < 1e-6)
    }

    @Test("sorting costs more a row at full size, where the report sorts")
    func sorting() throws {
        // 1 µs a row in the sample, 2 µs at full size, and 10,000 rows.
        let cost = SortCost(
            few: .init(rows: 100, took: .microseconds(100)),
            many: .init(rows: 10_000, took: .milliseconds(20)))
        #expect(abs(try advice(measured(sorts: true), sortCost: cost).report.inMilliseconds - 210) < 1e-6)
        #expect(abs(try advice(measured(), sortCost: cost).report.inMilliseconds - 200) < 1e-6)
    }

    @Test("with an index that the report doesn't use, it takes what it takes today")
    func unused() throws {
        #expect(try advice(measured(isUsed: false), today: .milliseconds(77)).report == .milliseconds(77))
    }

    @Test("a build grows with n log n and writes besides, and writers wait for it where they must")
    func build() throws {
        let expected = 10 * 100 * (log(100_000.0) / log(1_000.0)) * 1.5
        let blocking = try advice(measured())
        #expect(abs(blocking.build.inMilliseconds - expected) < 1e-6)
        #expect(blocking.writerWait == blocking.build)
        #expect(try advice(measured(), blocks: false).writerWait == nil)
    }
}
