import GRDB
import OrdersCore

extension SQLiteStore {
    /// Reads every page of what isn't known, an index at a time, and lets other walks pass between two.
    public func indexSizes(
        anew: Bool, found: @escaping @Sendable ([String: Int64]) -> Void
    ) async throws -> [String: Int64] {
        let trees = try await read { db, sql in try IndexTree.all(db, sql) }
        var sizes = anew ? [:] : measuredSizes.withLock { $0.sizes(of: trees) }
        if !sizes.isEmpty { found(sizes) }
        for tree in trees where sizes[tree.name] == nil {
            let bytes = try await readInTurn { db, _ in try PageCensus(db: db).bytes(ofTree: tree.name) }
            guard let bytes else { continue }
            measuredSizes.withLock { $0.keep(bytes, of: tree) }
            sizes[tree.name] = bytes
            found([tree.name: bytes])
        }
        return sizes
    }
}
