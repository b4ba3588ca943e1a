internal import OrdersCore

/// Who orders how often: a power law over the users, of whom some came later and some have left. Fifteen bytes a
/// user, so that a large shop fits in little memory.
struct UserHabits: Sendable {
    private let ids: StableID
    private let table: AliasTable
    private var firstDay: [UInt16]
    private var lastDay: [UInt16]
    private var quantity: [UInt8]
    private var views: [UInt16]

    init(_ plan: ShopPlan) {
        ids = StableID(seed: plan.seed, stream: .userIDs, count: plan.users)
        var dice = Dice(seed: plan.seed, stream: .userHabits)
        var ranks = (0..<UInt32(plan.users)).map { $0 }
        dice.shuffle(&ranks)
        let shift = 10 + plan.users / 10_000
        table = AliasTable(weights: ranks.map { PowerLaw.weight(rank: Int($0), shift: shift) })
        quantity = ranks.map { UserHabits.quantity(rank: Int($0), users: plan.users) }
        views = ranks.map { UserHabits.viewWeight(rank: Int($0), users: plan.users) }
        firstDay = []
        lastDay = []
        let days = Int((plan.until.milliseconds - plan.start.milliseconds) / 86_400_000)
        for _ in 0..<plan.users { appendStay(days: days, &dice) }
    }

    func id(_ index: Int) -> User.ID {
        User.ID(.uuid(ids[index]))
    }

    /// A user who orders on a day, counted from the start. After a few misses somebody who doesn't stay long will
    /// do: a shop with one user has to sell to that one.
    func draw(day: Int, _ dice: inout Dice) -> Int {
        var index = table.draw(&dice)
        var attempts = 0
        while attempts < 6, day < Int(firstDay[index]) || day > Int(lastDay[index]) {
            index = table.draw(&dice)
            attempts += 1
        }
        return index
    }

    /// How many of everything the user buys at once: offices and restaurants order more than people.
    func quantity(of index: Int) -> Int {
        Int(quantity[index])
    }

    /// How much of the shop's looking around is the user's, 0 for one who never looks.
    func viewWeight(of index: Int) -> UInt64 {
        UInt64(views[index])
    }

    /// How much more lately than others the user has looked around, at least 1: those who look much come often.
    func eagerness(of index: Int) -> Int {
        max(1, Int(views[index]) * Int(views[index]) / 144)
    }

    /// Two in three were there before the first order, one in four has left by the end.
    private mutating func appendStay(days: Int, _ dice: inout Dice) {
        let first = dice.chance(perMille: 660) ? 0 : dice.below(days + 1)
        let last = dice.chance(perMille: 750) ? Int(UInt16.max) : dice.within(first...max(first, days))
        firstDay.append(UInt16(clamping: first))
        lastDay.append(UInt16(clamping: last))
    }

    private static func quantity(rank: Int, users: Int) -> UInt8 {
        rank <= users / 200 ? UInt8(1 + rank % 3) : 1
    }

    private static func viewWeight(rank: Int, users: Int) -> UInt16 {
        switch rank {
        case ..<(users / 10): 60
        case ..<(users / 3): 30
        case ..<(users * 5 / 6): 12
        default: 0
        }
    }
}
