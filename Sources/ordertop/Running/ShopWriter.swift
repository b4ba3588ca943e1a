import Foundation
import OrdersCore
import PostgresStore
import SQLiteStore
import SampleData

/// Where a shop comes from.
enum ShopSource {
    case made(ShopGenerator)
    case files(CSVShop)
}

/// How much of a shop was written, and how long it took.
struct ShopCounts: Hashable, Sendable {
    var users = 0
    var products = 0
    var orders = 0
    var views = 0
    var elapsed = Duration.zero
}

/// Writes a shop into a database, with a progress line.
struct ShopWriter {
    let location: DatabaseLocation
    let append: Bool

    /// How many orders a shop has unless somebody says.
    static let standardOrders = 250_000

    /// Blocks until everything is durable.
    ///
    /// - Throws: `OrdersError`, `CancellationError`; then nothing was written.
    func write(_ shop: ShopSource) throws -> ShopCounts {
        switch location {
        case .file(let path): return try write(shop, into: SQLiteBulkLoader(path: path, append: append))
        case .demo(let path):
            try makeFolder(of: path)
            return try write(shop, into: SQLiteBulkLoader(path: path, append: append))
        case .server(let address): return try write(shop, into: PostgresBulkLoader(address, append: append))
        }
    }

    private func write(_ shop: ShopSource, into emptyLoader: some BulkLoader) throws -> ShopCounts {
        var loader = emptyLoader
        let line = ProgressLine()
        defer { line.clear() }
        var counter = ShopCounter()
        let report = { (progress: GenerationProgress) in line.show(counter.record(progress)) }
        switch shop {
        case .made(let generator): try generator.generate(into: &loader, progress: report)
        case .files(let files): try files.load(into: &loader, progress: report)
        }
        return counter.counts
    }

    private func makeFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw OrdersError(
                .storage, "The folder \(folder.path) can't be made; name a file elsewhere with --db.",
                cause: "\(error)")
        }
    }
}

/// Keeps count of what was written and how fast.
private struct ShopCounter {
    private var made = ShopCounts()
    private var phase: GenerationProgress.Phase?
    private let sinceStart = ContinuousClock().stopwatch()
    private var sincePhase = ContinuousClock().stopwatch()

    /// What was written, up to now.
    var counts: ShopCounts {
        var counts = made
        counts.elapsed = sinceStart()
        return counts
    }

    /// Takes a step in; gives what to show of it.
    mutating func record(_ progress: GenerationProgress) -> ProgressState {
        if progress.phase != phase {
            phase = progress.phase
            sincePhase = ContinuousClock().stopwatch()
        }
        let seconds = sincePhase().inSeconds
        return ProgressState(
            title: count(progress), done: Int64(progress.done),
            total: progress.total > 0 ? Int64(progress.total) : nil,
            perSecond: seconds > 0.2 ? Double(progress.done) / seconds : 0)
    }

    private mutating func count(_ progress: GenerationProgress) -> String {
        switch progress.phase {
        case .users: made.users = progress.done
        case .products: made.products = progress.done
        case .orders: made.orders = progress.done
        case .views: made.views = progress.done
        case .finishing(let what): return what
        }
        return "\(progress.phase)"
    }
}
