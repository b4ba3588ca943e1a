/// The role that answers who spent how much, and when people order.
public protocol SpendingReports: Sendable {
    /// The top spenders of a window, exactly as the report is defined: completed orders whose user exists,
    /// grouped by user, ordered by sum descending, then by user id ascending.
    ///
    /// `auto` reads the live totals where they are exact and not far behind. A question that they can't answer,
    /// another window or an as-of instant, falls to direct, and the report's notice says so.
    ///
    /// - Throws: `OrdersError`: `unsupported` when the query asks for live totals that are absent, being built,
    ///   doubtful or broken, `busy`, `corrupt` or `engine`. `CancellationError` when cancelled, with the engine's work stopped.
    func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport

    /// What one user's completed orders came to on each UTC day of a window.
    ///
    /// - Throws: as `topSpenders`.
    func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending

    /// How many completed orders of main, whoever's, came in each hour of the week within a window.
    ///
    /// Reads every such order's instant, from an index of the report's where there is one, so it is for a
    /// picture that somebody asks for and not for every refresh.
    ///
    /// - Throws: as `topSpenders`.
    func ordersByHour(in window: ReportWindow) async throws -> OrdersByHour
}
