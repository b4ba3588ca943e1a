/// What a top-spenders report shall answer.
public struct TopSpendersQuery: Hashable, Sendable {
    public var window: ReportWindow
    public var limit: Int
    public var via: ReportSourceChoice

    public init(window: ReportWindow, limit: Int = 10, via: ReportSourceChoice = .auto) {
        self.window = window
        self.limit = limit
        self.via = via
    }
}
