/// The role that answers who spent how much.
public protocol SpendingReports: Sendable {
    /// The top spenders of a window, exactly as the report is defined: completed orders whose user exists,
    /// grouped by user, ordered by sum descending, then by user id ascending.
    ///
    /// - Throws: `OrdersError`: `unsupported` when the query names a source this database doesn't have,
    ///   `busy`, `corrupt` or `engine`. `CancellationError` when cancelled, with the engine's work stopped.
    func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport

    /// What one user's completed orders came to on each UTC day of a window.
    ///
    /// - Throws: as `topSpenders`.
    func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending
}
