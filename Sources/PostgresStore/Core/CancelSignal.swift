import CLibpq
import Foundation
import Synchronization

/// Tells a thread that waits for the server that its work isn't wanted any more.
final class CancelSignal: Sendable {
    private let cancelled = Atomic(false)
    /// Readable from the moment of the cancellation on.
    let descriptor = ordertop_make_wake_descriptor()

    deinit { close(descriptor) }

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() {
        cancelled.store(true, ordering: .releasing)
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }
}
