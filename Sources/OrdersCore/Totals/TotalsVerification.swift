/// What comparing the live totals with the direct report found.
public struct TotalsVerification: Hashable, Sendable {
    /// Users that were compared: those with a total on either side.
    public let users: Int64
    /// Users whose totals differ, all of them counted.
    public let differingUsers: Int64
    /// The differences by user id, at most `shownDifferences`.
    public let differences: [TotalsDifference]
    /// What is wrong beneath the totals, in words: an order counted that is gone, or with another amount.
    public let problems: [String]

    public init(users: Int64, differingUsers: Int64, differences: [TotalsDifference], problems: [String]) {
        self.users = users
        self.differingUsers = differingUsers
        self.differences = differences
        self.problems = problems
    }

    /// How many differences are kept.
    public static let shownDifferences = 1_000

    public var isExact: Bool { differingUsers == 0 && problems.isEmpty }
}

/// One user's total on either side.
public struct TotalsDifference: Hashable, Sendable {
    public let userID: User.ID
    /// The user's name; nil when the user doesn't exist.
    public let username: String?
    public let liveOrders: Int64
    public let liveSpent: Money
    public let directOrders: Int64
    public let directSpent: Money

    public init(
        userID: User.ID, username: String?, liveOrders: Int64, liveSpent: Money, directOrders: Int64,
        directSpent: Money
    ) {
        self.userID = userID
        self.username = username
        self.liveOrders = liveOrders
        self.liveSpent = liveSpent
        self.directOrders = directOrders
        self.directSpent = directSpent
    }
}

extension TotalsVerification {
    /// The result in one sentence.
    public var summary: String {
        if isExact { return "\(users.grouped) users compared with the direct report, no difference" }
        let named = differences.prefix(3).map { $0.username ?? "\($0.userID)" }.joined(separator: ", ")
        let more = differingUsers > 3 ? " and \((differingUsers - 3).grouped) more" : ""
        let users = differingUsers == 0 ? [] : ["\(differingUsers.grouped) users differ: \(named)\(more)"]
        return (users + problems).joined(separator: "; ")
    }
}
