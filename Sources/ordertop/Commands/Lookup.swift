import OrdersCore

extension UserDirectory {
    /// The one user that a person means by an id, a name or an e-mail.
    ///
    /// - Throws: `OrdersError`: `notFound`, `invalidInput` where several users have that name.
    func user(named text: String) async throws -> User {
        let found = try await users(matching: text, limit: 50)
        return try onlyMatch(
            for: text, kind: "user", in: found, id: \.id.description, names: { [$0.username, $0.email] })
    }
}

extension ProductDirectory {
    /// The one product that a person means by an id or a name.
    ///
    /// - Throws: as `user(named:)`.
    func product(named text: String) async throws -> Product {
        let found = try await products(matching: text, limit: 50)
        return try onlyMatch(
            for: text, kind: "product", in: found, id: \.id.description, names: { [$0.name] })
    }
}

/// The entry whose id is the text, else the only one with that name.
private func onlyMatch<Entry>(
    for text: String, kind: String, in found: [Entry], id: (Entry) -> String, names: (Entry) -> [String]
) throws -> Entry {
    if let entry = found.first(where: { id($0).lowercased() == text.lowercased() }) { return entry }
    let exact = found.filter { names($0).contains(text) }
    if exact.count == 1, let entry = exact.first { return entry }
    guard exact.isEmpty else {
        let ids = exact.prefix(3).map(id).joined(separator: ", ")
        throw OrdersError(.invalidInput, "Several \(kind)s are called \(text); give an id, such as \(ids).")
    }
    let near = found.prefix(3).compactMap { names($0).first }.joined(separator: ", ")
    let advice = near.isEmpty ? "give an id or an exact name" : "did you mean \(near)?"
    throw OrdersError(.notFound, "There is no \(kind) \(text); \(advice)" + (near.isEmpty ? "." : ""))
}
