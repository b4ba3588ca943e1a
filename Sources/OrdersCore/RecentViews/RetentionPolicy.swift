/// How many recent views a user keeps. Newest first; of two views at the same instant the lower product id
/// comes first, so that every engine keeps the same rows.
public struct RetentionPolicy: Hashable, Sendable {
    public let keep: Int

    /// - Throws: `OrdersError` (`invalidInput`) when `keep` is below 1.
    public init(keep: Int) throws(OrdersError) {
        guard keep >= 1 else {
            throw OrdersError(
                .invalidInput, "Retention keeps at least 1 view per user; \(keep) was asked for.")
        }
        self.keep = keep
    }

    private init(unchecked keep: Int) {
        self.keep = keep
    }

    /// The design's default: the 50 newest.
    public static let standard = RetentionPolicy(unchecked: 50)
}
