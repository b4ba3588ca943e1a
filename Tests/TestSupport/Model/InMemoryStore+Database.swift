public import OrdersCore

extension InMemoryStore: StoreSetup, StoreDiagnostics {
    public var isSetUp: Bool { availability(of: .runJobs) == .available }

    public func setupStatements() async throws -> [String] { [] }

    public func setUp() async throws { try await control.enter(.setUp) }

    public func teardownStatements() async throws -> [String] { [] }

    public func tearDown() async throws { try await control.enter(.tearDown) }

    public func overview() async throws -> StoreOverview {
        try await control.enter(.overview)
        let contents = snapshot
        return StoreOverview(
            name: name, engine: "SQLite 3.40.1", orders: Int64(contents.orders.count),
            bytes: Int64(contents.orders.count) * 210, readOnlyReason: readOnlyReason)
    }

    public func changeToken() async throws -> Int64 {
        try await control.enter(.changeToken)
        return snapshot.token
    }

    public func findings(at now: Instant) async throws -> [Finding] {
        try await control.enter(.findings)
        return []
    }
}
