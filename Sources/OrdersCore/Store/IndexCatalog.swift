/// The role that knows indexes and plans.
public protocol IndexCatalog: Sendable {
    /// The indexes of the mapped tables, by table and name. Reads the catalog only, so it is fast at any size.
    func indexes() async throws -> [IndexInfo]

    /// Bytes by index name. May read every page of every index: run it in the background. Empty where the engine
    /// can't tell.
    ///
    /// - Parameters:
    ///   - anew: measures again what was measured before and has hardly changed since.
    ///   - found: is told of each size as soon as it is known.
    func indexSizes(
        anew: Bool, found: @escaping @Sendable ([String: Int64]) -> Void
    ) async throws -> [String: Int64]

    /// The indexes that ordertop proposes for this schema, the report's first.
    var proposedIndexes: [IndexDefinition] { get }

    /// How the engine would answer a query. `measured` also runs it and times it.
    func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan

    /// How the engine would answer each known query that the schema has something to ask about. Runs none of them.
    func plans(at now: Instant) async throws -> [QueryPlan]

    /// How many rows or index entries of its main table a query looks at. Runs the query; nil where that can't be
    /// counted.
    func rowsRead(by query: KnownQuery, at now: Instant) async throws -> Int64?

    /// An index on the orders as a person typed it: its columns, as in `status, created_at DESC`, or columns in
    /// parentheses with a condition, as in `(created_at, user_id) WHERE status = 'completed'`. It is tried where nothing
    /// can break.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) with what is wrong with it.
    func definition(named name: String, typed text: String) async throws -> IndexDefinition

    /// How to build an index again as it is, should it be dropped; nil where this store can't.
    func definition(rebuilding index: IndexInfo) -> IndexDefinition?

    /// What building an index would cost, estimated from a sample of the table.
    func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview

    /// Builds an index and refreshes its statistics; all or nothing.
    ///
    /// - Parameter onProgress: called from time to time, at most some twenty times a second, by an engine that can tell.
    /// - Throws: `OrdersError`: `readOnly`, `busy`, `storage`, `invalidInput` when the name is taken.
    ///   `CancellationError` when cancelled; then no part of the index remains and writers are free.
    func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws

    /// What dropping an index would do to the queries that use it, measured. May run them, so it can take seconds.
    ///
    /// - Throws: as `dropIndex`, but for `readOnly`.
    func previewDrop(ofIndex name: String, at now: Instant) async throws -> IndexDropPreview

    /// Drops an index by name.
    ///
    /// - Throws: `OrdersError`: `notFound`, `readOnly`, `busy`, `unsupported` for an index that a constraint
    ///   needs.
    func dropIndex(named name: String) async throws
}

extension IndexCatalog {
    /// The same without being told how far it is.
    public func buildIndex(_ definition: IndexDefinition) async throws {
        try await buildIndex(definition) { _ in }
    }

    /// Bytes by index name, when all are known.
    public func indexSizes() async throws -> [String: Int64] {
        try await indexSizes(anew: false) { _ in }
    }
}
