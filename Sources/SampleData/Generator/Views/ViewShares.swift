internal import OrdersCore

/// How many views each user has: by their habits, none above what the retention keeps as long as that is enough
/// room, and exactly as many in all as the plan says. Four bytes a user.
struct ViewShares: Sendable {
    private(set) var counts: [UInt32]

    init(_ plan: ShopPlan, habits: UserHabits) {
        let perUser = (plan.views + plan.users - 1) / plan.users
        let cap = min(plan.products, max(RetentionPolicy.standard.keep, perUser))
        counts = ViewShares.byWeight(plan, habits: habits, cap: cap)
        let missing = plan.views - counts.reduce(0) { $0 + Int($1) }
        let rest = fill(missing, cap: cap) { habits.viewWeight(of: $0) > 0 }
        _ = fill(rest, cap: cap) { _ in true }
    }

    private static func byWeight(_ plan: ShopPlan, habits: UserHabits, cap: Int) -> [UInt32] {
        let users = 0..<plan.users
        let total = UInt128(max(1, users.reduce(0) { $0 + habits.viewWeight(of: $1) }))
        var weight: UInt128 = 0
        var given = 0
        return users.map { user in
            weight += UInt128(habits.viewWeight(of: user))
            let share = Int(weight * UInt128(plan.views) / total) - given
            given += share
            return UInt32(min(share, cap))
        }
    }

    /// Gives what is missing to users below the cap, and returns what found no place.
    private mutating func fill(_ missing: Int, cap: Int, where isWanted: (Int) -> Bool) -> Int {
        var missing = missing
        for user in counts.indices where missing > 0 && isWanted(user) {
            let extra = min(missing, cap - Int(counts[user]))
            counts[user] += UInt32(extra)
            missing -= extra
        }
        return missing
    }
}
