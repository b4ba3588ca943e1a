import Foundation
import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

/// A shop to which something happens while its orders move.
struct MoveTrial: Sendable {
    let scene: MoveScene
    /// How many orders it began with.
    let orders: Int
    let folder: TemporaryFolder

    static let batch = 5
    static let cutoff = ArchivePolicy().cutoff(at: Shop.now)

    var path: String { folder.path(scene.files.name(of: .main)) }

    /// Runs the job in a process of its own.
    ///
    /// - Parameters:
    ///   - mishap: What happens to it, as `ArchiveVictim` reads it: `kill 12 0`.
    ///   - direction: `both` for one after the other until it is killed; `flag` to flag first.
    func start(_ mishap: String, direction: String? = nil, batch: Int = batch) throws -> RunningProgram {
        try RunningProgram(
            RunningProgram.path(ofBuilt: "ArchiveVictim"),
            [
                path, direction ?? (scene.flagsFirst ? "flag" : scene.direction.rawValue),
                "\(Shop.now.milliseconds)",
                "\(MoveTrial.cutoff.milliseconds)", "\(batch)",
            ] + mishap.split(separator: " ").map(String.init), in: folder.url.path)
    }

    /// Opens the shop as the next process does. The tests' crashes are those of processes, so nothing waits for
    /// the disk.
    func open(busyTimeout: Duration = Connections.standardBusyTimeout) async throws -> SQLiteStore {
        let connections = Connections(file: DatabaseFile(path), busyTimeout: busyTimeout)
        let store = try await SQLiteStore.open(connections, schema: .withChildren, mode: .readWrite)
        try await store.withWriter { db in try db.execute(sql: "PRAGMA synchronous = OFF") }
        return store
    }

    /// Another program that uses the file of a place.
    func application(of place: OrderPlace = .main) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(
            path: folder.path(scene.files.name(of: place)), configuration: configuration)
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = OFF") }
        return queue
    }

    static func job(
        _ direction: ArchiveDirection, _ archive: any OrderArchive, batch: Int = batch,
        flagsFirst: Bool = false
    ) -> MoveJob {
        MoveJob(
            selection: ArchiveSelection(direction: direction, until: cutoff, flagsFirst: flagsFirst),
            rows: nil,
            maxWriterStall: .milliseconds(10), batchRange: batch...batch, archive: archive)
    }

    /// The runner of a process of its own.
    ///
    /// - Parameter dead: Whether it knows that every other process is dead.
    static func runner(
        _ store: any JobJournal, _ token: String = "survivor", dead: Bool = true,
        now: @escaping @Sendable () -> Instant = { Shop.now }, clock: LeapingClock = LeapingClock()
    ) -> JobRunner {
        let owner = LeaseOwner(host: "test", processID: 2, token: token)
        return JobRunner(
            journal: store, host: JobHost(owner: owner, now: now, isDead: { dead && $0 != owner }),
            clock: clock)
    }

    /// Runs statements of another program.
    func run(_ statements: [String], in place: OrderPlace) throws {
        let queue = try application(of: place)
        try queue.write { db in for sql in statements { try db.execute(sql: sql) } }
        try queue.close()
    }

    /// Where orders move from, and where they move to.
    var source: OrderPlace { scene.direction == .archive ? .main : .archive }
    var target: OrderPlace { scene.direction == .archive ? .archive : .main }

    func remove() throws {
        try folder.remove()
    }
}
