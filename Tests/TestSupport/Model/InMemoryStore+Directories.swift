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

    /// By id, then those that begin with the text, then those that contain it.
    private func matches<Entity>(
        _ text: String, in all: [Entity], id: (Entity) -> OpaqueID, limit: Int,
        texts: (Entity) -> [String]
    ) -> [Entity] {
        guard !text.isEmpty else { return [] }
        let needle = text.asciiLowercased
        let ids = Set(OpaqueID.forms(of: text))
        func rank(_ entity: Entity) -> Int? {
            if ids.contains(id(entity)) { return 0 }
            let candidates = texts(entity).map(\.asciiLowercased)
            if candidates.contains(where: { $0.hasPrefix(needle) }) { return 1 }
            return candidates.contains { $0.contains(needle) } ? 2 : nil
        }
        let ranked = all.compactMap { entity in rank(entity).map { ($0, entity) } }
        return ranked.sorted { ($0.0, id($0.1)) < ($1.0, id($1.1)) }.prefix(limit).map(\.1)
    }
}

extension String {
    fileprivate var asciiLowercased: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map {
                    $0.isASCII ? $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 : $0
                }))
    }
}
