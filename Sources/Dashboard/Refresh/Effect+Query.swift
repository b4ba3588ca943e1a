import OrdersCore
import TerminalUI

extension Effect {
    /// Asks a store something in the background and sends the answer. A newer query of the same id cancels
    /// this one, down to the engine.
    static func query<Value: Sendable>(
        _ id: EffectID, _ message: @escaping @Sendable (Result<Value, OrdersError>) -> Message,
        _ body: @escaping @Sendable () async throws -> Value
    ) -> Effect {
        .run(id) { send in
            do {
                send(message(.success(try await body())))
            } catch {
                send(message(.failure(OrdersError(wrapping: error))))
            }
        }
    }
}

extension OrdersError {
    /// Any error as one that can be shown. A cancelled query's answer is heard only if the engine gave up by
    /// itself.
    init(wrapping error: any Error) {
        switch error {
        case let error as OrdersError: self = error
        case is CancellationError:
            self.init(.engine, "The database broke off the query; ask it again.")
        default:
            self.init(
                .engine, "Something failed that has no better name; the log shows more.", cause: "\(error)")
        }
    }
}
