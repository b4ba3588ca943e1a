/// The role that finds users.
public protocol UserDirectory: Sendable {
    /// Users whose id is the text, then those whose name or e-mail starts with it, then those that contain it;
    /// letter case doesn't matter for ASCII. At most `limit`, each once. An empty text finds nobody.
    ///
    /// - Throws: `OrdersError` or `CancellationError`, with the engine's work stopped.
    func users(matching text: String, limit: Int) async throws -> [User]
}

/// The role that finds products.
public protocol ProductDirectory: Sendable {
    /// Products whose id is the text, then those whose name starts with it, then those that contain it.
    ///
    /// - Throws: `OrdersError`: `unsupported` where the schema maps no products.
    func products(matching text: String, limit: Int) async throws -> [Product]
}
