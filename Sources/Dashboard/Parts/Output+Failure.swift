import OrdersCore

extension Output {
    /// Keeps the error of an answer that is one.
    static func recording<Value>(
        _ result: Result<Value, OrdersError>, during activity: String
    ) -> [Output] {
        if case .failure(let error) = result { [.record(error, during: activity)] } else { [] }
    }
}
