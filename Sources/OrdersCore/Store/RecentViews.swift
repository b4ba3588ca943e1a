/// The role that knows what users looked at.
public protocol RecentViews: Sendable {
    /// A user's newest views joined with their products, newest first.
    ///
    /// - Throws: `OrdersError`: `unsupported` where the schema maps no views.
    func recentViews(of userID: User.ID, limit: Int) async throws -> [RecentView]

    /// Records a view: the newest instant wins, and views past the policy are removed in the same transaction.
    ///
    /// - Throws: `OrdersError`: `unsupported`, `readOnly`, `busy`.
    func record(_ view: ProductView, keeping policy: RetentionPolicy) async throws

    /// What a sweep would remove, over all users.
    ///
    /// - Throws: `OrdersError`: `unsupported` where the schema maps no views.
    func previewSweep(past policy: RetentionPolicy) async throws -> SweepPreview

    /// Removes the views past the policy of the next `userLimit` users in id order after the checkpointed
    /// position, and writes the checkpoint in the same transaction.
    ///
    /// - Throws: `OrdersError`: `unsupported`, `readOnly`, `busy`, `jobHeld`.
    func sweepViews(
        past policy: RetentionPolicy, after userID: User.ID?, userLimit: Int,
        checkpoint: @Sendable @escaping (User.ID) -> JobCheckpoint
    ) async throws -> SweepOutcome
}

/// What a sweep will do, before it does it.
public struct SweepPreview: Hashable, Sendable {
    /// Views past the policy.
    public let rows: Int64
    /// The statement of one batch, as it will run.
    public let statements: [String]

    public init(rows: Int64, statements: [String]) {
        self.rows = rows
        self.statements = statements
    }
}

/// What one batch of a sweep did.
public struct SweepOutcome: Hashable, Sendable {
    /// The last user looked at; nil when there was none left.
    public let lastUserID: User.ID?
    public let removed: Int

    public init(lastUserID: User.ID?, removed: Int) {
        self.lastUserID = lastUserID
        self.removed = removed
    }
}
