extension TotalsBatch {
    /// How far the start of the window must be behind before orders leave the totals, in seconds: a report that took
    /// its instant and then waited for a connection shall still find them.
    private static let patience: Int64 = 1

    /// Orders created before this instant may leave the totals.
    package var leavingBefore: Instant {
        ReportWindow(asOf: now.adding(seconds: -TotalsBatch.patience), isBounded: false).start
    }
}
