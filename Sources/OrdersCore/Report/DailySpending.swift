/// What a user spent on each UTC day of a window, oldest first; days without orders are zero.
public struct DailySpending: Hashable, Sendable {
    public let userID: User.ID
    public let firstDay: CivilDate
    public let amounts: [Money]

    public init(userID: User.ID, firstDay: CivilDate, amounts: [Money]) {
        self.userID = userID
        self.firstDay = firstDay
        self.amounts = amounts
    }
}
