/// What advice is asked for.
public struct AdviceRequest: Hashable, Sendable {
    /// The window of the report that shall be fast.
    public let window: ReportWindow
    /// Indexes that a person typed, besides those that ordertop proposes: the columns of each, as in
    /// `status, created_at DESC`, or columns in parentheses with a condition, as in
    /// `(created_at, user_id) WHERE status = 'completed'`.
    public let typed: [String]

    public init(window: ReportWindow, typed: [String] = []) {
        self.window = window
        self.typed = typed
    }
}
