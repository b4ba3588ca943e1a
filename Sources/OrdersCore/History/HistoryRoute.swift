/// Where an order can be.
public enum OrderPlace: String, CaseIterable, Comparable, Hashable, Sendable {
    case main
    case archive

    public static func < (left: OrderPlace, right: OrderPlace) -> Bool {
        left == .main && right == .archive
    }
}

/// Which of main and archive a query shall read.
public enum HistoryRoute: String, CaseIterable, Hashable, Sendable {
    /// Only what can hold a matching order.
    case auto
    case main
    case archive
    /// Both, whatever the dates.
    case all
}
