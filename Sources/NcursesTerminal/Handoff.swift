internal import Dispatch
import Synchronization

/// A value that one thread makes while another waits for it.
final class Handoff<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let ready = DispatchSemaphore(value: 0)

    func put(_ new: Value) {
        value.withLock { $0 = new }
        ready.signal()
    }

    /// Blocks until the value is there. Only for what takes no longer than a function call would.
    func take() -> Value {
        while true {
            ready.wait()
            if let value = value.withLock({ $0 }) { return value }
        }
    }
}
