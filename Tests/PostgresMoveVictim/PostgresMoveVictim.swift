import Foundation
import OrdersCore
import PostgresStore
import TestSupport

/// A process that is killed while it moves orders of a server to and fro: goes on with the unfinished run, or begins one
/// in the other direction than the last had, until it dies.
@main
struct PostgresMoveVictim {
    /// - Arguments: the database's address, the milliseconds since 1970 of the selections' end, how many orders a batch has,
    ///   and after how many microseconds of work the process kills itself.
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let until = Int64(arguments[2]), let batch = Int(arguments[3]),
            let life = UInt32(arguments[4])
        else { fatalError("\(arguments)") }
        var schema = PostgresStore.standardSchema
        schema.children = OrdersSchema.withChildren.children
        let store = try await PostgresStore.open(
            try ServerAddress(arguments[1]), schema: schema, mode: .readWrite)
        Thread.detachNewThread {
            usleep(life)
            kill(getpid(), SIGKILL)
        }
        let victim = PostgresMoveVictim(store: store, until: Instant(milliseconds: until), batch: batch)
        while true { try await victim.run() }
    }

    let store: PostgresStore
    let until: Instant
    let batch: Int

    private func run() async throws {
        let last = try await store.jobs(includingFinished: true).first
        if let last, !last.state.isFinal {
            _ = try await runner.resume(job(last.draft.kind == .restore ? .restore : .archive), id: last.id)
        } else {
            _ = try await runner.start(job(last?.draft.kind == .archive ? .restore : .archive))
        }
    }

    private func job(_ direction: ArchiveDirection) -> MoveJob {
        MoveJob(
            selection: ArchiveSelection(direction: direction, until: until), rows: nil,
            maxWriterStall: .milliseconds(50), batchRange: batch...batch, archive: store)
    }

    private var runner: JobRunner {
        let owner = LeaseOwner(host: "test", processID: getpid(), token: UUID().uuidString)
        return JobRunner(
            journal: store, host: JobHost(owner: owner, now: { Shop.now }, isDead: { $0 != owner }))
    }
}
