public import OrdersCore

extension InMemoryStore: IndexCatalog {
    /// The report's index as the embedded engine proposes it.
    public static let reportIndex = IndexDefinition(
        name: "orders_report", table: "orders",
        statement: """
            CREATE INDEX "orders_report" ON "orders" ("status", "created_at", "user_id", "total_amount")
            """, purpose: "covers the report")

    public var proposedIndexes: [IndexDefinition] { [InMemoryStore.reportIndex] }

    public func indexes() async throws -> [IndexInfo] {
        try await control.enter(.indexes)
        return snapshot.indexes.sorted { ($0.table, $0.name) < ($1.table, $1.name) }
    }

    public func indexSizes(
        anew: Bool, found: @escaping @Sendable ([String: Int64]) -> Void
    ) async throws -> [String: Int64] {
        try await control.enter(.indexSizes)
        let names = snapshot.indexes.map(\.name)
        let sizes = Dictionary(names.map { ($0, Int64($0.count) * 1_000_000) }) { first, _ in first }
        found(sizes)
        return sizes
    }

    public func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan {
        try await control.enter(.plan, query.rawValue)
        var plan = plan(of: query)
        if measured { plan.measurement = PlanMeasurement(elapsed: reportElapsed, rowsReturned: 10) }
        return plan
    }

    public func plans(at now: Instant) async throws -> [QueryPlan] {
        try await control.enter(.plans)
        return KnownQuery.allCases.map(plan)
    }

    public func rowsRead(by query: KnownQuery, at now: Instant) async throws -> Int64? {
        try await control.enter(.rowsRead, query.rawValue)
        return Int64(snapshot.orders.count)
    }

    /// By the first index that says that the query uses it; recent views and users always have one.
    private func plan(of query: KnownQuery) -> QueryPlan {
        let used = snapshot.indexes.first { $0.usedBy.contains(query) }
        let isCovered = used?.coversReport ?? false && query == .top
        let table =
            switch query {
            case .top, .orders, .archive: "orders"
            case .views: "user_product_views"
            case .users: "users"
            }
        let terms = used?.columns.prefix(1).map(PlanTerm.equal) ?? []
        let isScan = used == nil && table == "orders"
        let step = PlanStep(
            isScan ? .tableScan : .search, table: table, index: used?.name, isCovering: isCovered,
            terms: terms.isEmpty && !isScan ? [.equal("id")] : terms)
        let by = used.map { " USING \(isCovered ? "COVERING " : "")INDEX \($0.name)" } ?? ""
        return QueryPlan(
            query: query, statement: "SELECT …",
            nodes: [
                QueryPlan.Node(
                    depth: 0, detail: "\(isScan ? "SCAN" : "SEARCH") \(table)\(by)", step: step,
                    estimatedRows: isScan ? Int64(snapshot.orders.count) : nil)
            ],
            access: isScan ? .tableScan : isCovered ? .indexOnly : .index,
            indexNames: used.map { [$0.name] } ?? [])
    }

    public func definition(rebuilding index: IndexInfo) -> IndexDefinition? {
        index.statement.map {
            IndexDefinition(name: index.name, table: index.table, statement: $0, purpose: "as it was")
        }
    }

    public func definition(named name: String, typed text: String) async throws -> IndexDefinition {
        guard !text.isEmpty else { throw OrdersError(.invalidInput, "\"\" is no index.") }
        return IndexDefinition(
            name: name, table: "orders", statement: "CREATE INDEX \"\(name)\" ON \"orders\" (\(text))",
            purpose: "as typed")
    }

    public func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview {
        try await control.enter(.previewBuild, definition.name)
        return IndexChangePreview(
            definition: definition, rows: Int64(snapshot.orders.count), predictedDuration: .seconds(4),
            predictedWriterWait: .seconds(4))
    }

    public func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws {
        snapshot.buildProgress.forEach(onProgress)
        try await control.enter(.buildIndex, definition.name)
        try requireWritable()
        try write { contents in
            guard !contents.indexes.contains(where: { $0.name == definition.name }) else {
                throw OrdersError(.invalidInput, "There is an index \(definition.name) already.")
            }
            contents.indexes.append(
                IndexInfo(
                    name: definition.name, table: definition.table,
                    keys: ["status", "created_at", "user_id", "total_amount"].map { IndexKey($0) },
                    isUnique: false, statement: definition.statement, usedBy: [.top], coversReport: true))
        }
    }

    public func previewDrop(ofIndex name: String, at now: Instant) async throws -> IndexDropPreview {
        try await control.enter(.previewDrop, name)
        let index = try droppable(name, in: snapshot)
        return IndexDropPreview(
            statement: "DROP INDEX \"\(name)\"",
            effects: index.usedBy.map {
                IndexDropPreview.Effect(
                    query: $0, now: index.coversReport ? .indexOnly : .index, timeNow: .took(reportElapsed),
                    then: .tableScan, timeThen: .took(reportElapsed * 7))
            })
    }

    private func droppable(_ name: String, in contents: StoreContents) throws -> IndexInfo {
        guard let index = contents.indexes.first(where: { $0.name == name }) else {
            throw OrdersError(.notFound, "There is no index \(name).")
        }
        guard index.statement != nil else {
            throw OrdersError(.unsupported, "A constraint needs the index \(name).")
        }
        return index
    }

    public func dropIndex(named name: String) async throws {
        try await control.enter(.dropIndex, name)
        try requireWritable()
        try write { contents in
            _ = try droppable(name, in: contents)
            contents.indexes.removeAll { $0.name == name }
        }
    }

    func requireWritable() throws {
        if let readOnlyReason { throw OrdersError(.readOnly, readOnlyReason) }
    }
}
