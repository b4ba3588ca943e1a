import OrdersCore
import PostgresStore

/// Moves the oldest third of the orders on a server while a shop's application commits 500 times a second: by ordertop,
/// and by the naive statements.
struct ServerArchive {
    struct Figures: Encodable {
        /// The application's commits while nothing moves, in milliseconds.
        let writerAlone: CommitFigures
        let ordertop: MethodFigures
        let naive: MethodFigures
    }

    struct MethodFigures: Encodable {
        let rows: Int64
        let seconds: Double
        let rowsPerSecond: Double
        /// The application's commits while orders moved, in milliseconds.
        let writer: CommitFigures
        /// Every order is in exactly one place, those included that were placed meanwhile.
        let nothingLost: Bool
    }

    let shop: ServerShop

    private static let commitsPerSecond = 500.0

    func run(_ store: PostgresStore) async throws -> Figures {
        let cutoff = try await cutoff()
        let alone = try await shop.beside(commitsPerSecond: ServerArchive.commitsPerSecond) {
            try await Task.sleep(for: .seconds(5))
        }
        let ordertop = try await measure { try await moveByJob(store, before: cutoff) }
        try await shop.ask(ServerArchive.putBack)
        let naive = try await measure { try await shop.ask(ServerArchive.naive(before: cutoff)) }
        return Figures(writerAlone: alone.traffic, ordertop: ordertop, naive: naive)
    }

    /// A third of the orders is older.
    private func cutoff() async throws -> Instant {
        Instant(
            milliseconds: try await shop.number(
                """
                SELECT (extract(epoch FROM created_at) * 1000)::int8 FROM orders
                WHERE id >= (SELECT MAX(id) FROM orders) / 3 ORDER BY id LIMIT 1
                """))
    }

    private func measure(_ move: () async throws -> Void) async throws -> MethodFigures {
        let before = try await orders()
        let (seconds, traffic, placed) = try await shop.beside(
            commitsPerSecond: ServerArchive.commitsPerSecond
        ) {
            try await ContinuousClock().measure { try await move() }.inSeconds
        }
        let moved = try await shop.number("SELECT count(*) FROM orders_archive")
        let inBoth = "SELECT count(*) FROM orders_archive JOIN orders USING (id)"
        let (after, twice) = (try await orders(), try await shop.number(inBoth))
        return MethodFigures(
            rows: moved, seconds: seconds.rounded(to: 2), rowsPerSecond: (Double(moved) / seconds).rounded(),
            writer: traffic,
            nothingLost: after == before + Int64(placed) && twice == 0)
    }

    /// In main and archive together.
    private func orders() async throws -> Int64 {
        try await shop.number(
            "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM orders_archive)")
    }

    private func moveByJob(_ store: PostgresStore, before cutoff: Instant) async throws {
        let selection = ArchiveSelection(direction: .archive, until: cutoff)
        let rows = try await store.previewMove(of: selection).rows
        let job = MoveJob(
            selection: selection, into: nil, rows: rows, maxWriterStall: .milliseconds(10), archive: store)
        _ = try await JobRunner.finish(job, in: store)
    }

    private static let columns = "id, user_id, total_amount, status, created_at"

    /// Without ordertop's ledger, which the next run doesn't look at.
    private static let putBack = """
        INSERT INTO orders (\(columns)) SELECT \(columns) FROM orders_archive;
        TRUNCATE orders_archive;
        VACUUM ANALYZE orders;
        CHECKPOINT;
        """

    private static func naive(before cutoff: Instant) -> String {
        """
        BEGIN;
        INSERT INTO orders_archive (\(columns), archived_at)
        SELECT \(columns), now() FROM orders WHERE created_at < '\(cutoff.iso8601)';
        DELETE FROM orders WHERE created_at < '\(cutoff.iso8601)';
        COMMIT;
        """
    }
}
