import Foundation
import OrdersCore
import PostgresStore
import Synchronization
import TestSupport

/// A process that is killed while it moves orders of a server to and fro: goes on with the unfinished run, or begins one
/// in the other direction than the last had, until it dies.
@main
struct PostgresMoveVictim {
    /// - Arguments: the database's address, the milliseconds since 1970 of the selections' end, how many orders a batch has,
    ///   and when the process kills itself: after so many microseconds of work, or after a step of a batch between two
    ///   databases that it has done so often, as in `taken:3`.
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let until = Int64(arguments[2]), let batch = Int(arguments[3]),
            let death = Death(arguments[4])
        else { fatalError("\(arguments)") }
        var schema = PostgresStore.standardSchema
        schema.children = OrdersSchema.withChildren.children
        let store = try await PostgresStore.open(
            try ServerAddress(arguments[1]), schema: schema, mode: .readWrite)
        death.await(store)
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

/// When the process kills itself.
private enum Death {
    case after(microseconds: UInt32)
    case afterStep(MoveStep, times: Int)

    init?(_ text: String) {
        let words = text.split(separator: ":").map(String.init)
        if words.count == 2, let step = MoveStep(rawValue: words[0]), let times = Int(words[1]) {
            self = .afterStep(step, times: times)
        } else {
            guard let life = UInt32(text) else { return nil }
            self = .after(microseconds: life)
        }
    }

    func await(_ store: PostgresStore) {
        switch self {
        case .after(let life):
            Thread.detachNewThread {
                usleep(life)
                kill(getpid(), SIGKILL)
            }
        case .afterStep(let step, let times):
            let count = Counter()
            store.watchMoves { done in
                if done == step, count.next() == times { kill(getpid(), SIGKILL) }
            }
        }
    }

    private final class Counter: Sendable {
        private let value = Atomic(0)
        func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
    }
}
