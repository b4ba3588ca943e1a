import OrdersCore
import SQLiteStore
import Synchronization

/// A way to move old orders to the archive.
enum ArchiveMethod: String, CaseIterable, Encodable {
    case ordertop = "ordertop, one file"
    case ordertopIndexed = "ordertop, one file, both tables indexed by user"
    case ordertopTwoFiles = "ordertop, two files"
    case oneTransaction = "one INSERT … SELECT and one DELETE"
    case batches = "batches of 2,000, back to back"

    /// A job, and how long it took to move the rows.
    struct JobRun {
        let record: JobRecord
        let movingSeconds: Double
    }

    /// Whether the shop and its archive keep their indexes by user. Each order then touches a page of its own in
    /// both of them, whoever moves it.
    var isIndexedByUser: Bool { self == .ordertopIndexed }

    /// How many rows are enough for a rate, where all of them would take minutes.
    private var limit: Int64? {
        switch self {
        case .ordertopIndexed: 300_000
        case .ordertopTwoFiles: 1_000_000
        default: nil
        }
    }

    /// Moves all orders before an instant, or so many of them.
    func move(_ shop: ShopFile, before cutoff: Instant) async throws -> JobRun? {
        switch self {
        case .ordertop, .ordertopIndexed: return try await moveByJob(shop, before: cutoff)
        case .ordertopTwoFiles:
            return try await moveByJob(shop, before: cutoff, into: .file(path: shop.archivePath))
        case .oneTransaction: try await offPool { try NaiveMover(shop).moveAtOnce(before: cutoff) }
        case .batches: try await offPool { try NaiveMover(shop).moveInBatches(before: cutoff) }
        }
        return nil
    }

    private func moveByJob(
        _ shop: ShopFile, before cutoff: Instant, into place: ArchivePlace? = nil
    ) async throws -> JobRun {
        try await shop.withStore { store in
            let selection = ArchiveSelection(direction: .archive, until: cutoff, limit: limit)
            let rows = try await store.previewMove(of: selection, into: place).rows
            let job = MoveJob(
                selection: selection, into: place, rows: rows, maxWriterStall: .milliseconds(10),
                archive: store)
            // What comes after the last row gives space back.
            let lastRow = Mutex<Duration?>(nil)
            let total = min(rows, limit ?? rows)
            let elapsed = ContinuousClock().stopwatch()
            let record = try await JobRunner.finish(job, in: store) { record in
                guard record.rowsDone >= total else { return }
                lastRow.withLock { $0 = $0 ?? elapsed() }
            }
            return JobRun(record: record, movingSeconds: (lastRow.withLock(\.self) ?? elapsed()).inSeconds)
        }
    }
}
