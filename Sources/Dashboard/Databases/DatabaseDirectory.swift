/// The databases that one can go to from here.
public struct DatabaseDirectory: Sendable {
    /// In the order in which they are shown.
    public let choices: [DatabaseChoice]
    /// The one that is open.
    public let current: DatabaseChoice.ID?
    /// Opens another one. Throws `OrdersError` as opening a store does.
    public let open: @Sendable (DatabaseChoice.ID) async throws -> DashboardEnvironment

    public init(
        choices: [DatabaseChoice], current: DatabaseChoice.ID?,
        open: @escaping @Sendable (DatabaseChoice.ID) async throws -> DashboardEnvironment
    ) {
        self.choices = choices
        self.current = current
        self.open = open
    }

    /// Whether there is another one.
    var hasOthers: Bool { choices.contains { $0.id != current } }

    func choice(_ id: DatabaseChoice.ID) -> DatabaseChoice? { choices.first { $0.id == id } }
}
