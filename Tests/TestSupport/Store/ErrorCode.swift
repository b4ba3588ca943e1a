public import OrdersCore

/// The code of the `OrdersError` a piece of work throws; nil when it throws none.
public func code<Value: Sendable>(_ work: @Sendable () async throws -> Value) async -> OrdersError.Code? {
    do {
        _ = try await work()
        return nil
    } catch {
        return (error as? OrdersError)?.code
    }
}
