import OrdersCore
import Synchronization

/// Follows the build of another session.
struct BuildWatch: Sendable {
    let store: PostgresStore
    /// Rows of the table.
    let rows: Int64
    let report: @Sendable (IndexBuildProgress) -> Void
    /// The process that builds; 0 before it is known.
    let backend = Backend()

    final class Backend: Sendable {
        private let number = Mutex<Int32>(0)

        var process: Int32 {
            get { number.withLock { $0 } }
            set { number.withLock { $0 = newValue } }
        }
    }

    private static let interval: Duration = .milliseconds(200)

    /// Reports until its task is cancelled. What can't be seen isn't reported, and disturbs nothing.
    func follow() async {
        let start = ContinuousClock.now
        while !Task.isCancelled {
            if let stage = try? await stage(), !Task.isCancelled {
                report(stage.progress(rows: rows, elapsed: .now - start))
            }
            try? await Task.sleep(for: BuildWatch.interval)
        }
    }

    private func stage() async throws -> BuildStage? {
        let process = backend.process
        guard process != 0 else { return nil }
        return try await store.read { db, _ in try BuildWatch.stage(of: process, db) }
    }

    private static func stage(of process: Int32, _ db: PostgresConnection) throws -> BuildStage? {
        let row = try Query(
            """
            SELECT p.phase, p.blocks_done, p.blocks_total, p.tuples_done, p.tuples_total,
              pg_relation_size(p.index_relid::oid) / current_setting('block_size')::int8,
              CASE WHEN p.phase LIKE 'waiting%' THEN p.current_locker_pid END::int8, a.application_name,
              (extract(epoch FROM clock_timestamp() - a.xact_start) * 1000)::int8
            FROM pg_stat_progress_create_index AS p LEFT JOIN pg_stat_activity AS a ON a.pid = p.current_locker_pid
            WHERE p.pid = :process::int4
            """, ["process": .int(Int64(process))]
        ).firstRow(db)
        return row.map { row in
            BuildStage(
                phase: row.text(0), blocksDone: row.int(1), blocks: row.int(2), tuplesDone: row.int(3),
                tuples: row.int(4), pages: row.int(5), blocker: blocker(row))
        }
    }

    private static func blocker(_ row: PostgresRow) -> BuildStage.Blocker? {
        guard let process = row.optionalInt(6), process > 0 else { return nil }
        return BuildStage.Blocker(
            process: process, program: row.optionalText(7),
            age: row.optionalInt(8).map { .milliseconds(max(0, $0)) })
    }
}
