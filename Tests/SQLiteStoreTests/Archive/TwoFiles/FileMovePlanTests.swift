import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The plans of a batch over two files")
struct FileMovePlanTests {
    @Test(
        "with statistics in both files no statement of a batch reads a whole table",
        arguments: ArchiveDirection.allCases)
    func plans(direction: ArchiveDirection) async throws {
        try await TwoFileShop.with { shop in
            try await shop.inMain(
                """
                WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                INSERT INTO orders (id, user_id, total_amount, status, created_at)
                SELECT i, CAST(printf('%016d', i * 7919 % 5000) AS BLOB), i, 'completed', 1 FROM n;
                ANALYZE
                """)
            try shop.inArchive(
                """
                WITH RECURSIVE n(i) AS (SELECT 20001 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
                INSERT INTO orders_archive (id, user_id, total_amount, status, created_at, archived_at)
                SELECT i, CAST(printf('%016d', i * 7919 % 5000) AS BLOB), i, 'completed', 1, 1 FROM n;
                ANALYZE
                """)
            let selection = direction == .archive ? TwoFileShop.everything : TwoFileShop.back
            let stepped = try await SteppedBatch(selection, shop.store)
            let mover = stepped.mover
            let state = ArchiveBatchState(number: 1, direction: direction, jobID: stepped.job.id)
            let details = try await shop.store.withFileMover { db in
                try Self.queries(mover, state).flatMap { try ExplainedQuery($0).lines(db).map(\.detail) }
            }
            #expect(details.contains { $0.hasPrefix("SEARCH orders USING INTEGER PRIMARY KEY") })
            let whole = details.filter {
                $0.contains("BLOOM") || $0.hasPrefix("SCAN orders") || $0.hasPrefix("SCAN ordertop_target")
            }
            #expect(whole.isEmpty, "\(details)")
        }
    }

    private static func queries(_ mover: FileMover, _ state: ArchiveBatchState) -> [Query] {
        let plan = mover.plan(state)
        let arguments = mover.selection.arguments
        let now = state.direction == .archive ? ["now": 1.databaseValue] : [:]
        return [
            Query(plan.select, arguments), Query(plan.copy, now), Query(plan.verify),
            Query(plan.removeOriginals),
        ]
            + (state.direction == .archive
                ? [
                    Query(plan.findRemovable, arguments), Query(plan.countCopies),
                ] + plan.removeStaleCopies.map { Query($0) } : [])
    }
}
