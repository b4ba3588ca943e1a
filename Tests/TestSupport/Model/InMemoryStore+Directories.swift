public import OrdersCore

extension InMemoryStore: UserDirectory, ProductDirectory {
    public func users(matching text: String, limit: Int) async throws -> [User] {
        try await control.enter(.users, text)
        return matches(text, in: snapshot.users, id: \.id.value, limit: limit) {
            [$0.username, $0.email]
        }
    }

    public func products(matching text: String, limit: Int) async throws -> [Product] {
        try await control.enter(.products, text)
        return matches(text, in: snapshot.products, id: \.id.value, limit: limit) { [$0.name] }
    }

    /// By id; then those whose first field begins with the text, by that field, then those whose second does;
    /// then those that contain it.
    private func matches<Entity>(
        _ text: String, in all: [Entity], id: (Entity) -> OpaqueID, limit: Int,
        texts: (Entity) -> [String]
    ) -> [Entity] {
        guard !text.isEmpty else { return [] }
        let needle = text.asciiLowercased
        let ids = Set(OpaqueID.forms(of: text))
        func place(_ entity: Entity) -> (rank: Int, text: String)? {
            if ids.contains(id(entity)) { return (0, "") }
            let candidates = texts(entity).map(\.asciiLowercased)
            if let field = candidates.firstIndex(where: { $0.hasPrefix(needle) }) {
                return (1 + field, candidates[field])
            }
            return candidates.contains { $0.contains(needle) } ? (candidates.count + 1, "") : nil
        }
        let placed = all.compactMap { entity in place(entity).map { ($0.rank, $0.text, entity) } }
        let sorted = placed.sorted { ($0.0, $0.1, id($0.2)) < ($1.0, $1.1, id($1.2)) }
        return sorted.prefix(max(0, limit)).map(\.2)
    }
}

extension String {
    /// Letter case doesn't matter for ASCII, and only there.
    fileprivate var asciiLowercased: String {
        String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
