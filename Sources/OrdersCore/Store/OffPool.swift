import Dispatch

/// Runs blocking work on a thread of its own, away from Swift's cooperative threads: on a queue of its own, for Dispatch
/// looks at the threads of its global queues once a second.
package func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "off-pool", qos: .userInitiated).async {
            continuation.resume(with: Result { try work() })
        }
    }
}
